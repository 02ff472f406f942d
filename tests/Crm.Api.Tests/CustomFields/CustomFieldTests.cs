using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.CustomFields;

/// <summary>A defined field is a field like any other, everywhere.</summary>
[Category("S13")]
public sealed class CustomFieldTests : HostFixture
{
    private static IEnumerable<TestCaseData> Kinds()
    {
        yield return Case("text", """ "Hello  world" """);
        yield return Case("longText", """ "Several\nlines" """);
        yield return Case("number", "1234.5");
        yield return Case("number", "-3");
        yield return Case("money", """{"amount":12.34,"currency":"EUR"}""");
        yield return Case("date", """ "2026-02-28" """);
        yield return Case("choice", """ "b" """);
        yield return Case("multiChoice", """["b","a"]""");
        yield return Case("boolean", "true");
        yield return Case("boolean", "false");

        static TestCaseData Case(string kind, string json) => new(kind, json);
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task CreateRecord_WithAValueOfEachKind_KeepsItExactly(string kind, string json)
    {
        var key = await Define("account", kind, options: kind.EndsWith("hoice", StringComparison.Ordinal) ? Options("a", "b", "c") : null);
        var created = await Admin.Create("accounts", new JsonObject { ["name"] = "Kinds", ["custom"] = new JsonObject { [key] = JsonNode.Parse(json) } }.ToJsonString());
        var read = (await Admin.Get($"/api/v1/accounts/{created["id"]}")).Json;
        var emptied = await Admin.Patch($"/api/v1/accounts/{created["id"]}", new JsonObject { ["custom"] = new JsonObject { [key] = null } }.ToJsonString());

        Assert.That(JsonNode.DeepEquals(read["custom"]![key], JsonNode.Parse(json)), Is.True, read.ToJsonString());
        Assert.That(emptied.Json["custom"]![key], kind == "multiChoice" ? Is.Empty : Is.Null, emptied.Text);
    }

    [Test]
    public async Task List_SortedByACustomNumber_PutsRecordsWithoutOneLastBothWays()
    {
        var key = await Define("account", "number");
        foreach (var value in (double?[])[3, null, 1.5, 2, null, -4])
        {
            await Admin.Create("accounts", new { name = $"Sorted {value}", tags = new[] { key }, custom = new Dictionary<string, object?> { [key] = value } });
        }

        foreach (var (sort, expected) in ((string, double?[])[])[($"custom.{key}", [-4, 1.5, 2, 3, null, null]), ($"-custom.{key}", [3, 2, 1.5, -4, null, null])])
        {
            foreach (var filter in (string[])[$"tags={key}&", ""])
            {
                var seen = await All($"/api/v1/accounts?{filter}sort={sort}&limit=2", atMost: 6);
                Assert.That(seen.Select(i => (double?)i["custom"]![key]), Is.EqualTo(expected), $"{filter}{sort}");
                Assert.That(seen.Select(i => (string)i["id"]!), Is.Unique);
            }
        }
    }

    private async Task<List<JsonNode>> All(string path, int atMost)
    {
        var items = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = await Admin.Get(path + (cursor is null ? "" : $"&cursor={cursor}"));
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK), page.Text);
            items.AddRange(page.Json["items"]!.AsArray().Select(i => i!));
            cursor = (string?)page.Json["nextCursor"];
        }
        while (cursor is not null && items.Count < atMost);
        return items[..Math.Min(atMost, items.Count)];
    }

    private static JsonArray Options(params string[] values) => [.. values.Select(v => new JsonObject { ["value"] = v, ["label"] = $"Option {v}" })];

    private static int defined;

    private async Task<string> Define(string recordType, string kind, JsonNode? options = null)
    {
        var key = $"f{Interlocked.Increment(ref defined)}";
        var body = new JsonObject { ["recordType"] = recordType, ["key"] = key, ["kind"] = kind, ["label"] = $"Field {key}" };
        if (options is not null)
        {
            body["options"] = options;
        }

        var answer = await Admin.Post("/api/v1/custom-fields", body.ToJsonString());
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return key;
    }
}
