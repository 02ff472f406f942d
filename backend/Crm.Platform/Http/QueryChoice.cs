using Crm.Kernel;

namespace Crm.Platform.Http;

/// <summary>Reads a parameter of an address that takes one of a few words, written as everywhere in the API.</summary>
public static class QueryChoice
{
    public static TEnum? Read<TEnum>(string? text, string name)
        where TEnum : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        foreach (var choice in Enum.GetValues<TEnum>())
        {
            if (string.Equals(Word(choice), text, StringComparison.Ordinal))
            {
                return choice;
            }
        }

        throw new InvalidInputException(name, $"Choose one of: {string.Join(", ", Enum.GetValues<TEnum>().Select(Word))}.");
    }

    private static string Word<TEnum>(TEnum choice)
        where TEnum : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(choice.ToString());
}
