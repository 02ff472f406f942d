using Crm.Kernel;
using Crm.Platform.Records;

namespace Crm.Platform.Templates;

/// <summary>Refuses texts that cannot be filled in, before they are saved.</summary>
internal static class TemplateCheck
{
    public const int MaxSubject = 500;
    public const int MaxBody = 100_000;

    /// <summary>The languages that texts come in.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "es", "zh", "ru", "it"];

    public static void Check(IReadOnlyDictionary<string, TemplateText> texts, IReadOnlyCollection<string> known)
    {
        var errors = new InputErrors();
        if (texts.Count == 0)
        {
            errors.Add("texts", "Give the text in one language at least.");
        }

        var unknown = new List<string>();
        foreach (var (language, text) in texts)
        {
            if (!Languages.Contains(language))
            {
                errors.Add($"texts.{language}", $"Choose one of: {string.Join(", ", Languages)}.");
            }

            Check($"texts.{language}.subject", text.Subject, MaxSubject, known, unknown, errors);
            Check($"texts.{language}.body", text.Body, MaxBody, known, unknown, errors);
        }

        errors.ThrowIfAny();
        if (unknown.Count > 0)
        {
            throw new InvalidInputException(new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                ["texts"] = [$"There are no placeholders called {string.Join(", ", unknown)} here."],
            }, "unknown_placeholder")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["placeholders"] = unknown },
            };
        }
    }

    public static IReadOnlyList<string> PlaceholdersOf(IEnumerable<LocalText> texts) =>
    [
        .. texts.SelectMany(t => TemplateParser.Parse(t.Subject).Parts.Concat(TemplateParser.Parse(t.Body).Parts))
            .Select(p => p.Placeholder?.Path).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static void Check(string path, string text, int atMost, IReadOnlyCollection<string> known, List<string> unknown, InputErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > atMost)
        {
            errors.Add(path, $"Write 1 to {atMost} characters.");
            return;
        }

        var (parts, problem) = TemplateParser.Parse(text);
        if (problem is not null)
        {
            errors.Add(path, problem);
        }

        unknown.AddRange(parts.Select(p => p.Placeholder?.Path).OfType<string>().Where(p => !known.Contains(p) && !unknown.Contains(p)));
    }
}
