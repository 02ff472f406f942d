using System.Text.Json.Nodes;
using Crm.Kernel.Values;
using Crm.Leads.Domain;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records;

namespace Crm.Leads.Capture;

/// <summary>What forms may ask, and what the answers are in a lead.</summary>
internal sealed class FormFields(RecordCatalog catalog)
{
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Country = "country";
    public const string Message = "message";
    private const int MostMessage = 20_000;
    private const int MostText = 200;

    private static readonly string[] Known =
        ["givenName", "familyName", "companyName", "title", Email, Phone, "website", Country, "interest", "product", "timing", Message];

    /// <summary>What pages bring along without being asked.</summary>
    public static readonly IReadOnlyList<string> Hidden = ["campaign", "source", "product", "interest"];

    private static readonly string[] Plain = ["text", "longText", "choice"];

    /// <summary>The names of all that may be asked.</summary>
    public IReadOnlyList<string> Names => [.. Known, .. catalog.Of<Lead>().CustomFields.Where(f => !f.IsReadOnly && Plain.Contains(f.Kind.Name)).Select(f => f.Name)];

    /// <summary>Whether it can only be one of some values.</summary>
    public bool IsChoice(string name) => name == Country || catalog.Of<Lead>().Find(name)?.Kind.Name == "choice";

    public static bool IsLong(string name) => name == Message;

    /// <summary>Reads what was typed: the values of a lead, and what is wrong, as a code for each question.</summary>
    public (RecordValues? Values, Dictionary<string, string> Errors) Read(FormDesign design, IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, string> hidden)
    {
        var (body, errors) = (new JsonObject(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var field in design.Fields)
        {
            var text = typed.GetValueOrDefault(field.Field)?.Trim() ?? "";
            if (text.Length == 0)
            {
                if (field.Required)
                {
                    errors[field.Field] = "required";
                }
            }
            else if (Check(field, text) is { } error)
            {
                errors[field.Field] = error;
            }
            else
            {
                Put(body, field.Field, text);
            }
        }

        foreach (var unknown in typed.Keys.Where(name => design.Fields.All(f => f.Field != name)))
        {
            errors[unknown] = "unknown";
        }

        // What somebody said counts, not what the page supposed.
        foreach (var (name, value) in hidden.Where(h => !body.ContainsKey(h.Key)))
        {
            Put(body, name, value.AtMost(name is "source" ? 100 : MostText));
        }

        return errors.Count > 0 ? (null, errors) : Values(body, errors);
    }

    private (RecordValues? Values, Dictionary<string, string> Errors) Values(JsonObject body, Dictionary<string, string> errors)
    {
        body["channel"] = "webForm";
        body["origin"] = "marketing";
        try
        {
            return (RecordValues.Read(catalog.Of<Lead>(), System.Text.Json.JsonSerializer.SerializeToElement(body)), errors);
        }
        catch (Crm.Kernel.InvalidInputException refused)
        {
            foreach (var path in refused.Errors.Keys)
            {
                errors[Asked(path)] = "invalid";
            }

            return (null, errors);
        }
    }

    private string? Check(FormField field, string text)
    {
        var most = field.Field == Message ? MostMessage : catalog.Of<Lead>().Find(field.Field)?.MaxLength ?? MostText;
        return text.Contains('\0', StringComparison.Ordinal) ? "invalid"
            : text.Length > most ? "tooLong"
            : field.Field == Email && !EmailText.LooksRight(EmailText.Parse(text).Address) ? "email"
            : field.Choices is { Count: > 0 } choices && choices.All(c => c.Value != text) ? "invalid" : null;
    }

    private static void Put(JsonObject body, string name, string text)
    {
        switch (name)
        {
            case Email:
                body["emails"] = new JsonArray(new JsonObject { ["address"] = text, ["label"] = "work" });
                break;
            case Phone:
                body["phones"] = new JsonArray(new JsonObject { ["number"] = text, ["label"] = "work" });
                break;
            case Country:
                body["addresses"] = new JsonArray(new JsonObject { ["country"] = text });
                break;
            default:
                body[name] = text;
                break;
        }
    }

    private static string Asked(string path) => path.Split('.', '[')[0] switch { "emails" => Email, "phones" => Phone, "addresses" => Country, "custom" => path, var name => name };
}
