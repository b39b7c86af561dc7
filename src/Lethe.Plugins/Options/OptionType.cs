namespace Lethe.Plugins.Options;

/// <summary>What an option's value, or each entry of its list, is.</summary>
public enum OptionType
{
    Integer,
    Number,
    Boolean,
    Text,
    Choice,
    Plugin,
}
