using System.Net;
using System.Text.Json.Nodes;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Records.DeclaredOnce;

/// <summary>One value of a field: as a body sends it, as a condition compares it, and as text.</summary>
internal sealed record Sample(JsonNode Sent, JsonNode Compared, string Text)
{
    /// <summary>A part from the middle of the text, for "contains" and for searches.</summary>
    public string Fragment => Text.Length > 3 ? Text[1..^1] : Text;

    public static Sample Of(string text) => new(text, text, text);
}

/// <summary>Makes values for whatever fields a declaration has; the low one comes before the high one.</summary>
internal sealed class Samples(CrmClient client, RecordCatalog catalog)
{
    private int made;

    /// <summary>What every declared type of the product and the given module looks like, before any host runs.</summary>
    /// <remarks>The fields of a relation only make sense together: <c>RelationTests</c> has them.</remarks>
    public static IReadOnlyList<RecordType> Types(TestModule module) => [.. ModuleCatalog.Discover(module).Records.All.Where(t => t.Name != "relation")];

    public static bool IsWritable(Field field) => !field.IsReadOnly;

    /// <summary>Whether a rule lets the field only stand where another one does not: a price is an amount or a discount.</summary>
    public static bool ExcludesAnother(RecordType type, Field field) => (type.Name, field.Name) is ("price", "discount");

    /// <summary>Whether a rule of the type says what a new record has in the field where nobody says it.</summary>
    public static bool IsFilledIn(RecordType type, Field field) => (type.Name, field.Name) is
        ("promise", "promisedBy" or "promisedById" or "evidenceAt" or "validFrom") or ("opportunity", "name" or "stageId" or "probability");

    public async Task<JsonObject> Base(RecordType type, Field? except = null)
    {
        var body = new JsonObject();
        foreach (var field in type.Fields.Where(f => f != except && IsWritable(f) && (f.IsRequired || f == type.LabelField || type.IdentityFields.Contains(f))))
        {
            body[field.Name] = (await Of(field, isHigh: false)).Sent;
        }

        return body;
    }

    public async Task<JsonNode> Create(RecordType type, Field? field = null, Sample? sample = null)
    {
        var body = await Base(type, except: field);
        if (field is not null)
        {
            body[field.Name] = sample?.Sent.DeepClone();
        }

        var answer = await client.Post($"/api/v1/{type.Resource}", body.ToJsonString());
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);

        // As stored: an engine may keep instants less exactly than the answer to the creation shows them.
        return (await client.Get($"/api/v1/{type.Resource}/{answer.Json["id"]}")).Json;
    }

    public async Task<Sample> Of(Field field, bool isHigh)
    {
        var number = ++made;
        var word = $"{(isHigh ? "bravo" : "alpha")}{number:000}x";
        return field.Name switch
        {
            // What rules take is narrower than what their kinds take.
            "profiles" => Sample.Of($"https://www.linkedin.com/in/{word}") with { Sent = new JsonArray($"https://www.linkedin.com/in/{word}") },
            "timeZone" when !field.IsCustom => Sample.Of(isHigh ? "Europe/Madrid" : "Asia/Shanghai"),
            "currency" when !field.IsCustom => Sample.Of(isHigh ? "USD" : "EUR"),
            "hoursFrom" or "hoursUntil" => Sample.Of(isHigh ? "17:30" : "09:00"),
            _ => await OfKind(field, isHigh, number, word),
        };
    }

    private async Task<Sample> OfKind(Field field, bool isHigh, int number, string word)
    {
        var phone = $"+34 {(isHigh ? 71 : 60)}0 100 {number:000}";
        var options = field.Kind.Options;
        return field.Kind.Name switch
        {
            "choice" => Sample.Of(options![isHigh ? 1 : 0]),
            "multiChoice" => Sample.Of(options![isHigh ? 1 : 0]) with { Sent = new JsonArray(options[isHigh ? 1 : 0]) },
            "tags" => Sample.Of(word) with { Sent = new JsonArray(word) },
            "emails" => Sample.Of(word + "@mail.example") with { Sent = new JsonArray(new JsonObject { ["address"] = word + "@mail.example" }) },
            "phones" => Sample.Of(phone) with { Sent = new JsonArray(new JsonObject { ["number"] = phone.Replace(" ", "", StringComparison.Ordinal) }) },
            "addresses" => Sample.Of(word) with { Sent = new JsonArray(new JsonObject { ["city"] = word, ["country"] = isHigh ? "ES" : "CN" }) },
            "url" => Sample.Of($"https://{word}.example/"),
            "language" => Sample.Of(isHigh ? "ru" : "es"),
            "country" => Sample.Of(isHigh ? "ES" : "CN"),
            "date" => Sample.Of(isHigh ? "2002-03-04" : "1990-01-02"),
            "number" => new Sample(isHigh ? 70 : 5, isHigh ? 70 : 5, isHigh ? "70" : "5"),
            "boolean" => new Sample(isHigh, isHigh, isHigh ? "true" : "false"),
            "dateTime" => Sample.Of(isHigh ? "2002-03-04T05:06:07Z" : "1990-01-02T03:04:05Z"),
            "recurrence" => Sample.Of(isHigh ? "FREQ=WEEKLY;BYDAY=MO" : "FREQ=DAILY;COUNT=3"),
            "objects" when field.Name == "members" => Members(await Target("user", isHigh), word),
            "objects" when field.Name == "options" => Options(await Target("product", isHigh), word),
            "objects" => Objects(field, word, isHigh),
            "money" => new Sample(Money(isHigh), Money(isHigh), isHigh ? "99.5 EUR" : "10.5 EUR"),
            "reference" => Sample.Of(await Target(field.ReferenceTo!, isHigh)),
            _ => Sample.Of(word),
        };

        static Sample Objects(Field field, string word, bool isHigh)
        {
            var sent = new JsonArray(field.Name switch
            {
                "attendees" => new JsonObject { ["name"] = word },
                "steps" => new JsonObject { ["stepId"] = Guid.CreateVersion7().ToString(), ["done"] = false, ["skippedBecause"] = word },
                "skips" => new JsonObject { ["at"] = isHigh ? "2002-03-04T05:06:07Z" : "1990-01-02T03:04:05Z" },
                _ => new JsonObject { ["text"] = word },
            });
            return new Sample(sent, sent, word);
        }

        static Sample Options(string product, string group)
        {
            var sent = new JsonArray(new JsonObject { ["group"] = group, ["rule"] = "atMostOne", ["productId"] = product });
            return new Sample(sent, sent, group);
        }

        static Sample Members(string user, string role)
        {
            var sent = new JsonArray(new JsonObject { ["userId"] = user, ["role"] = role, ["share"] = 100 });
            return new Sample(sent, sent, role);
        }

        static JsonObject Money(bool isHigh) => new() { ["amount"] = isHigh ? 99.5m : 10.5m, ["currency"] = "EUR" };
    }

    private async Task<string> Target(string recordType, bool isHigh)
    {
        if (catalog.Find(recordType) is { } type)
        {
            return (string)(await Create(type))["id"]!;
        }

        var people = (await client.Get($"/api/v1/lookup/{recordType}?q=")).Json["items"]!.AsArray();
        return (string)people[isHigh ? 1 : 0]!["id"]!;
    }
}
