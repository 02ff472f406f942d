using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.CustomFields;

/// <summary>What an administrator does who defines fields.</summary>
internal static class Defining
{
    private static int defined;

    /// <summary>A key that no other test uses.</summary>
    public static string NewKey() => $"f{Interlocked.Increment(ref defined)}x";

    /// <summary>Defines a field and answers the definition; <paramref name="change"/> says what is special about it.</summary>
    public static async Task<JsonNode> Define(this CrmClient admin, string recordType, string kind, Action<JsonObject>? change = null)
    {
        var answer = await admin.TryDefine(recordType, kind, change);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return answer.Json;
    }

    public static Task<Answer> TryDefine(this CrmClient admin, string recordType, string kind, Action<JsonObject>? change = null)
    {
        var key = NewKey();
        var body = new JsonObject { ["recordType"] = recordType, ["key"] = key, ["kind"] = kind, ["label"] = $"Field {key}" };
        if (kind is "choice" or "multiChoice")
        {
            body["options"] = Options("a", "b", "c");
        }

        if (kind == "reference")
        {
            body["referenceTo"] = "account";
        }

        change?.Invoke(body);
        return admin.Post("/api/v1/custom-fields", body.ToJsonString());
    }

    public static JsonArray Options(params string[] values) => [.. values.Select(v => new JsonObject { ["value"] = v, ["label"] = $"Option {v}" })];

    public static string Key(this JsonNode definition) => (string)definition["key"]!;

    public static Task<Answer> Change(this CrmClient admin, JsonNode definition, object change) => admin.Patch($"/api/v1/custom-fields/{definition["id"]}", change);

    /// <summary>A body with one custom value beside other members.</summary>
    public static string With(this string key, object? value, params (string Name, JsonNode? Value)[] others)
    {
        var body = new JsonObject { ["custom"] = new JsonObject { [key] = value as JsonNode ?? JsonValue.Create(value) } };
        foreach (var (name, other) in others)
        {
            body[name] = other;
        }

        return body.ToJsonString();
    }

    public static async Task<JsonNode> FieldInfo(this CrmClient client, string recordType, string name)
    {
        var metadata = (await client.Get("/api/v1/metadata")).Json;
        return metadata["recordTypes"]!.AsArray().Single(t => (string)t!["name"]! == recordType)!["fields"]!.AsArray().Single(f => (string)f!["name"]! == name)!;
    }

    public static async Task<List<JsonNode>> Everything(this CrmClient client, string path)
    {
        var items = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = await client.Get(path + (cursor is null ? "" : $"&cursor={cursor}"));
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK), page.Text);
            items.AddRange(page.Json["items"]!.AsArray().Select(i => i!));
            cursor = (string?)page.Json["nextCursor"];
        }
        while (cursor is not null);
        return items;
    }
}
