using Crm.Platform.Consents;
using Crm.Platform.Records;

namespace Crm.Leads.Capture;

/// <summary>Whether a form can work: it asks what there is, in languages there are, and how whoever asks is reached.</summary>
internal sealed class FormCheck(FormFields fields, IPurposeTexts purposes)
{
    public const int MostFields = 40;
    private const int MostChoices = 250;
    private const int MostText = 2000;

    public async Task Run(FormDesign design, IReadOnlyList<string> origins, InputErrors errors, CancellationToken ct)
    {
        Fields(design, errors);
        Hidden(design, errors);
        foreach (var (name, texts) in new[] { ("title", design.Title), ("intro", design.Intro), ("submit", design.Submit), ("thanks", design.Thanks) })
        {
            Texts(texts, $"design.{name}", errors);
        }

        if (!design.Title.Values.Any(t => !string.IsNullOrWhiteSpace(t)))
        {
            errors.Add("design.title", "Say in one language at least what the form is called.");
        }

        var known = await purposes.Of([.. design.Consents.Select(c => c.Purpose).Distinct(StringComparer.Ordinal)], "en", ct);
        foreach (var (consent, i) in design.Consents.Select((c, i) => (c, i)))
        {
            if (!known.TryGetValue(consent.Purpose, out var purpose) || !purpose.Channels.Contains(consent.Channel))
            {
                errors.Add($"design.consents[{i}]", "There is no such purpose on this channel that somebody could agree to.");
            }
        }

        if (design.Consents.Distinct().Count() != design.Consents.Count || design.Consents.Count > 20)
        {
            errors.Add("design.consents", "Ask for each consent once, and for 20 at most.");
        }

        if (origins.Count > 50 || origins.Any(o => !FormOrigins.LooksRight(o)))
        {
            errors.Add("origins", "Give origins such as https://www.example.com, without a path; 50 at most.");
        }
    }

    private void Fields(FormDesign design, InputErrors errors)
    {
        var known = fields.Names;
        if (design.Fields.Count is 0 or > MostFields || design.Fields.DistinctBy(f => f.Field, StringComparer.Ordinal).Count() != design.Fields.Count)
        {
            errors.Add("design.fields", $"Ask 1 to {MostFields} questions, each once.");
        }

        if (!design.Fields.Any(f => f is { Required: true, Field: FormFields.Email or FormFields.Phone }))
        {
            errors.Add("design.fields", "Ask for an e-mail address or a telephone number, and make it required: nobody can be answered without.");
        }

        if (design.DoubleOptIn && !design.Fields.Any(f => f is { Required: true, Field: FormFields.Email }))
        {
            errors.Add("design.doubleOptIn", "To confirm an address takes one: make the e-mail address required.");
        }

        foreach (var (field, i) in design.Fields.Select((f, i) => (f, i)).Take(MostFields))
        {
            var path = $"design.fields[{i}]";
            if (!known.Contains(field.Field))
            {
                errors.Add($"{path}.field", $"Choose one of: {string.Join(", ", known)}.");
            }

            Texts(field.Label, $"{path}.label", errors);
            Texts(field.Help, $"{path}.help", errors);
            if (fields.IsChoice(field.Field) && field.Choices is not { Count: > 0 })
            {
                errors.Add($"{path}.choices", "Give the answers to choose from.");
            }

            if (field.Choices is { Count: > 0 } choices && (choices.Count > MostChoices || choices.Any(c => c.Value.Trim().Length is 0 or > 200) || choices.DistinctBy(c => c.Value, StringComparer.Ordinal).Count() != choices.Count))
            {
                errors.Add($"{path}.choices", $"Give each answer once, {MostChoices} at most.");
            }
        }
    }

    private static void Hidden(FormDesign design, InputErrors errors)
    {
        foreach (var (hidden, i) in design.Hidden.Select((h, i) => (h, i)).Where(h => !FormFields.Hidden.Contains(h.h.Field) || h.h.Parameter?.Length > 60 || h.h.Default?.Length > 200))
        {
            errors.Add($"design.hidden[{i}]", $"Choose one of: {string.Join(", ", FormFields.Hidden)}, with a parameter of 60 characters and a value of 200 at most.");
        }

        if (design.Hidden.Count > 10)
        {
            errors.Add("design.hidden", "Take 10 values from the page at most.");
        }
    }

    private static void Texts(IReadOnlyDictionary<string, string>? texts, string path, InputErrors errors)
    {
        if (texts?.Keys.All(InquiryTexts.All.ContainsKey) == false)
        {
            errors.Add(path, "Give texts in: en, es, zh, ru, it.");
        }

        if (texts?.Values.Any(t => t.Length > MostText || t.Contains('\0', StringComparison.Ordinal)) == true)
        {
            errors.Add(path, $"Shorten this to {MostText} characters at most.");
        }
    }
}
