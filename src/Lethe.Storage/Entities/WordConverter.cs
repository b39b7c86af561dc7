using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lethe.Storage.Entities;

/// <summary>Stores a choice as its word, such as <c>not-run</c>: numbers would change meaning when one is added.</summary>
internal sealed class WordConverter<T>() : ValueConverter<T, string>(value => Word(value), word => Choice(word))
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Choices = Enum.GetValues<T>().ToDictionary(Word);

    public static string Word(T value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static T Choice(string word) => Choices.TryGetValue(word, out var choice)
        ? choice
        : throw new StorageException($"The database says '{word}' where one of {string.Join(", ", Choices.Keys)} belongs; put a backup in its place.");
}
