namespace Lethe.Data.Csv;

/// <summary>What becomes of a record that lacks a value.</summary>
public enum MissingPolicy
{
    /// <summary>The file is refused, with the line.</summary>
    Refuse,

    /// <summary>The record is left out.</summary>
    Drop,

    /// <summary>A number becomes the mean of its training column; of a category no column is set.</summary>
    Fill,
}
