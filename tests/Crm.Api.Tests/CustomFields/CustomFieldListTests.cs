using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Records;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.CustomFields;

/// <summary>Lists by custom fields: filtered, sorted, paged, grouped, exported, imported.</summary>
[Category("S13")]
public sealed class CustomFieldListTests : HostFixture
{
    [Test]
    public async Task Sort_ByACustomNumber_PutsRecordsWithoutOneLastBothWays()
    {
        var key = (await Admin.Define("account", "number")).Key();
        await Seed(key, 3, null, 1.5, 2, null, -4);

        foreach (var (sort, expected) in ((string, double?[])[])[($"custom.{key}", [-4, 1.5, 2, 3, null, null]), ($"-custom.{key}", [3, 2, 1.5, -4, null, null])])
        {
            // With a filter the few records lead, without one the index rows do: both must say the same.
            var few = await Admin.Everything($"/api/v1/accounts?tags={key}&sort={sort}&limit=2");
            var all = await Admin.Everything($"/api/v1/accounts?sort={sort}&limit=3");

            Assert.That(few.Select(i => (double?)i["custom"]![key]), Is.EqualTo(expected), sort);
            Assert.That(all.Take(4).Select(i => (double?)i["custom"]![key]), Is.EqualTo(expected.Take(4)), sort);
            Assert.That(all.Skip(4).Select(i => i["custom"]![key]), Is.All.Null);
            Assert.That(all.Select(i => (string)i["id"]!), Is.Unique);
            Assert.That(all, Has.Count.EqualTo((await Admin.Everything("/api/v1/accounts?limit=200")).Count));
        }
    }

    [TestCase("text", "banana", "Apple", "cherry")]
    [TestCase("choice", "b", "a", "c")]
    [TestCase("date", "2026-02-01", "2025-12-31", "2026-11-30")]
    public async Task Sort_ByOtherKinds_FollowsTheirOrder(string kind, string second, string first, string third)
    {
        var key = (await Admin.Define("account", kind)).Key();
        await Seed(key, second, first, null, third);

        var up = await Admin.Everything($"/api/v1/accounts?tags={key}&sort=custom.{key}&limit=1");
        var down = await Admin.Everything($"/api/v1/accounts?tags={key}&sort=-custom.{key}&limit=1");

        Assert.That(up.Select(i => (string?)i["custom"]![key]), Is.EqualTo(new[] { first, second, third, null }));
        Assert.That(down.Select(i => (string?)i["custom"]![key]), Is.EqualTo(new[] { third, second, first, null }));
    }

    [Test]
    public async Task Sort_InsertAndDeleteBetweenPages_NeitherRepeatsNorSkips()
    {
        var key = (await Admin.Define("account", "number")).Key();
        await Seed(key, 10, 20, 30, 40, null);
        var path = $"/api/v1/accounts?tags={key}&sort=custom.{key}";

        var first = (await Admin.Get($"{path}&limit=2")).Json;
        await Seed(key, 5, 25);
        await Admin.Delete($"/api/v1/accounts/{first["items"]![1]!["id"]}");
        var second = (await Admin.Get($"{path}&limit=9&cursor={first["nextCursor"]}")).Json;

        Assert.That(second["items"]!.AsArray().Select(i => (int?)i!["custom"]![key]), Is.EqualTo(new int?[] { 25, 30, 40, null }));
    }

    [Test]
    public async Task Sort_WithinANarrowView_ShowsNothingElse()
    {
        var key = (await Admin.Define("account", "number")).Key();
        await Seed(key, 1, 2, 3);
        var users = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray();
        var person = users.First(u => (string)u!["roleName"]! == "Sales representative")!;
        using var own = await RoleWithLevel.SignIn(Host, (Guid)person["id"]!, "own");
        await own.Create("accounts", key.With(9, ("name", "Mine"), ("tags", new JsonArray(key))));
        await own.Create("accounts", new { name = "Mine too", tags = new[] { key } });

        var seen = await own.Everything($"/api/v1/accounts?tags={key}&sort=-custom.{key}&limit=1");
        var filtered = await own.Get($"/api/v1/accounts?custom.{key}[gte]=1&count=true");

        Assert.That(seen.Select(i => (string)i["name"]!), Is.EqualTo(new[] { "Mine", "Mine too" }));
        Assert.That((int)filtered.Json["totalCount"]!, Is.EqualTo(1), filtered.Text);
    }

    [TestCase("number", "10", "custom.KEY[gte]=10", 2)]
    [TestCase("number", "10", "custom.KEY=10,20", 2)]
    [TestCase("number", "10", "custom.KEY[isNull]=true", 1)]
    [TestCase("number", "10", "custom.KEY[ne]=10", 2)]
    [TestCase("number", "10", "custom.KEY[lt]=20", 1)]
    [TestCase("text", "10", "custom.KEY[startsWith]=1", 1)]
    [TestCase("text", "10", "custom.KEY[contains]=0", 2)]
    public async Task Filter_ByACustomField_FindsWhatHolds(string kind, string value, string filter, int expected)
    {
        var key = (await Admin.Define("account", kind)).Key();
        object first = kind == "number" ? int.Parse(value, null) : value;
        object second = kind == "number" ? 20 : "20";
        await Seed(key, first, second, null);

        var answer = await Admin.Get($"/api/v1/accounts?tags={key}&count=true&{filter.Replace("KEY", key, StringComparison.Ordinal)}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That((int)answer.Json["totalCount"]!, Is.EqualTo(expected), answer.Text);
    }

    [TestCase("custom.KEY=abc")]
    [TestCase("custom.KEY[contains]=1")]
    [TestCase("sort=custom.nothing")]
    [TestCase("sort=custom.KEY&cursor=made-up")]
    public async Task List_WithWhatTheFieldDoesNotKnow_IsRefused(string query)
    {
        var key = (await Admin.Define("account", "number")).Key();

        var answer = await Admin.Get($"/api/v1/accounts?{query.Replace("KEY", key, StringComparison.Ordinal)}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
    }

    [Test]
    public async Task Groups_ByACustomChoice_CountItsOptions()
    {
        var key = (await Admin.Define("account", "choice")).Key();
        await Seed(key, "b", "b", "a", null);

        var groups = (await Admin.Get($"/api/v1/accounts/groups?by=custom.{key}&tags={key}")).Json["items"]!.AsArray();

        Assert.That(groups.Select(g => ((string?)g!["value"], (string?)g["label"], (int)g["count"]!)), Is.EqualTo(new[] { ("b", "Option b", 2), ("a", "Option a", 1), (null, null, 1) }));
    }

    [Test]
    public async Task ExportAndImport_ByLabel_BringTheValuesBack()
    {
        var number = await Admin.Define("account", "number");
        var choice = await Admin.Define("account", "choice", d => d["labels"] = new JsonObject { ["es"] = $"Elección {d["key"]}" });
        await Admin.Create("accounts", new JsonObject
        {
            ["name"] = "Exported", ["tags"] = new JsonArray(number.Key()), ["custom"] = new JsonObject { [number.Key()] = 2.5, [choice.Key()] = "b" },
        }.ToJsonString());

        var export = await Admin.Get($"/api/v1/accounts/export?labels=true&tags={number.Key()}&columns=name,custom.{number.Key()},custom.{choice.Key()}");
        var import = await Imports.Importing.Import(Admin, "account", $"Name,{number["label"]},Elección {choice.Key()}\r\nImported {number.Key()},\"1.234,5\",Option c\r\nOdd {number.Key()},many,c\r\n");
        var rows = await Admin.Everything($"/api/v1/accounts?name[contains]={number.Key()}&sort=name&limit=10");

        Assert.That(export.Text.TrimStart('\uFEFF').Split("\r\n")[0], Is.EqualTo($"id,name,{number["label"]},{choice["label"]}"));
        Assert.That(export.Text, Does.Contain("Exported,2.5,Option b"));
        Assert.That(import["columns"]!.AsArray().Select(c => (string?)c!["field"]), Is.EqualTo(new[] { "name", $"custom.{number.Key()}", $"custom.{choice.Key()}" }), import.ToJsonString());
        Assert.That(rows.Select(r => ((double?)r["custom"]![number.Key()], (string?)r["custom"]![choice.Key()])), Is.EqualTo(new[] { (1234.5, "c"), ((double?)null, "c") }));
    }

    [Test]
    public async Task Import_WithoutTheColumn_GivesTheDefault()
    {
        var key = (await Admin.Define("account", "text", d => d["default"] = "imported")).Key();

        await Imports.Importing.Import(Admin, "account", $"Name\r\nDefaulted {key}\r\n");
        var found = await Admin.Get($"/api/v1/accounts?custom.{key}=imported&name[contains]={key}");

        Assert.That(found.Json["items"]!.AsArray(), Has.Count.EqualTo(1), found.Text);
    }

    private async Task Seed(string key, params object?[] values)
    {
        foreach (var value in values)
        {
            await Admin.Create("accounts", key.With(value, ("name", $"Seeded {value}"), ("tags", new JsonArray(key))));
        }
    }
}
