using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.CustomFields;

/// <summary>Values of custom fields: written, read, required, given by default, shown, chosen.</summary>
[Category("S13")]
public sealed class CustomFieldTests : HostFixture
{
    [TestCase("text", """ "Hello  wörld 王" """)]
    [TestCase("longText", """ "Several\nlines" """)]
    [TestCase("number", "1234.5")]
    [TestCase("number", "-3")]
    [TestCase("money", """{"amount":12.34,"currency":"EUR"}""")]
    [TestCase("date", """ "2026-02-28" """)]
    [TestCase("choice", """ "b" """)]
    [TestCase("multiChoice", """["b","a"]""")]
    [TestCase("boolean", "true")]
    [TestCase("boolean", "false")]
    public async Task Record_WithAValueOfEachKind_KeepsAndEmptiesIt(string kind, string json)
    {
        var key = (await Admin.Define("account", kind)).Key();
        var created = await Admin.Create("accounts", key.With(JsonNode.Parse(json), ("name", "Kinds")));
        var read = (await Admin.Get($"/api/v1/accounts/{created["id"]}")).Json;
        var emptied = await Admin.Patch($"/api/v1/accounts/{created["id"]}", key.With(null));

        Assert.That(JsonNode.DeepEquals(read["custom"]![key], JsonNode.Parse(json)), Is.True, read.ToJsonString());
        Assert.That(emptied.Json["custom"]![key], kind == "multiChoice" ? Is.Empty : Is.Null, emptied.Text);
    }

    [Test]
    public async Task Record_WithReferences_ShowsTheirLabels()
    {
        var account = await Admin.Create("accounts", new { name = "Pointed at" });
        var user = (await Admin.Session())["user"]!;
        var reference = (await Admin.Define("contact", "reference")).Key();
        var person = (await Admin.Define("contact", "user")).Key();
        var created = await Admin.Create("contacts", new JsonObject
        {
            ["familyName"] = "Pointer",
            ["custom"] = new JsonObject { [reference] = (string)account["id"]!, [person] = (string)user["id"]! },
        }.ToJsonString());
        var unknown = await Admin.Patch($"/api/v1/contacts/{created["id"]}", reference.With(Guid.CreateVersion7().ToString()));
        var found = await Admin.Get($"/api/v1/contacts?custom.{reference}={account["id"]}");

        Assert.That((string?)created["custom"]![reference + "Name"], Is.EqualTo("Pointed at"));
        Assert.That((string?)created["custom"]![person + "Name"], Is.EqualTo((string?)user["name"]));
        Assert.That(unknown.Json["errors"]!.AsObject().Select(e => e.Key), Is.EqualTo(new[] { $"custom.{reference}" }), unknown.Text);
        Assert.That(found.Json["items"]!.AsArray(), Has.Count.EqualTo(1), found.Text);
    }

    [TestCase("number", "\"three\"")]
    [TestCase("number", "1.2345678")]
    [TestCase("number", "99999999999999")]
    [TestCase("date", "\"tomorrow\"")]
    [TestCase("choice", "\"d\"")]
    [TestCase("multiChoice", "[\"a\",\"d\"]")]
    [TestCase("boolean", "\"yes\"")]
    [TestCase("money", "5")]
    [TestCase("text", "7")]
    public async Task Record_WithAValueOfAnotherKind_IsRefusedByName(string kind, string json)
    {
        var key = (await Admin.Define("account", kind)).Key();

        var answer = await Admin.Post("/api/v1/accounts", key.With(JsonNode.Parse(json), ("name", "Wrong")));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Json["errors"]!.AsObject().Single().Key, Does.StartWith($"custom.{key}"));
    }

    [Test]
    public async Task Record_WithAnUnknownKey_IsRefused()
    {
        var answer = await Admin.Post("/api/v1/accounts", "nobodyDefinedThis".With(1, ("name", "Wrong")));

        Assert.That(answer.Json["errors"]!["custom.nobodyDefinedThis"], Is.Not.Null, answer.Text);
    }

    [Test]
    public async Task Required_HoldsOnCreationAndWhereSent_AndOnlyWhileVisible()
    {
        var trigger = (await Admin.Define("account", "boolean")).Key();
        var definition = await Admin.Define("account", "text", d =>
        {
            d["required"] = true;
            d["visibleWhen"] = new JsonObject { ["field"] = $"custom.{trigger}", ["op"] = "eq", ["value"] = true };
        });
        var key = definition.Key();

        var hidden = await Admin.Create("accounts", new { name = "Hidden" });
        var missing = await Admin.Post("/api/v1/accounts", trigger.With(true, ("name", "Missing")));
        var given = await Admin.Post("/api/v1/accounts", new JsonObject { ["name"] = "Given", ["custom"] = new JsonObject { [trigger] = true, [key] = "x" } }.ToJsonString());
        var otherEdit = await Admin.Patch($"/api/v1/accounts/{hidden["id"]}", new { industry = "Toys" });
        var emptied = await Admin.Patch($"/api/v1/accounts/{given.Json["id"]}", key.With(null));

        Assert.That(missing.Json["errors"]![$"custom.{key}"], Is.Not.Null, missing.Text);
        Assert.That(given.Status, Is.EqualTo(HttpStatusCode.Created), given.Text);
        Assert.That(otherEdit.Status, Is.EqualTo(HttpStatusCode.OK), otherEdit.Text);
        Assert.That(emptied.Status, Is.EqualTo(HttpStatusCode.BadRequest), emptied.Text);
        Assert.That((await Admin.Delete($"/api/v1/custom-fields/{definition["id"]}")).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task Default_IsGivenToNewRecordsThatSayNothing()
    {
        var before = await Admin.Create("accounts", new { name = "Older" });
        var key = (await Admin.Define("account", "choice", d => d["default"] = "b")).Key();

        var silent = await Admin.Create("accounts", new { name = "Silent" });
        var spoken = await Admin.Create("accounts", key.With("c", ("name", "Spoken")));
        var emptied = await Admin.Create("accounts", key.With(null, ("name", "Emptied")));
        var older = (await Admin.Get($"/api/v1/accounts/{before["id"]}")).Json;

        Assert.That(new[] { silent, spoken, emptied, older }.Select(r => (string?)r["custom"]![key]), Is.EqualTo(new[] { "b", "c", null, null }));
    }

    [Test]
    public async Task Option_Retired_StaysWhereItIsAndCannotBeChosen()
    {
        var definition = await Admin.Define("account", "multiChoice");
        var key = definition.Key();
        var record = await Admin.Create("accounts", key.With(new JsonArray("a", "b"), ("name", "Has it")));

        var changed = await Admin.Change(definition, new { options = new[] { new { value = "b", label = "Bee" }, new { value = "d", label = "Dee" } } });
        var kept = await Admin.Patch($"/api/v1/accounts/{record["id"]}", key.With(new JsonArray("a", "d")));
        var newly = await Admin.Post("/api/v1/accounts", key.With(new JsonArray("a"), ("name", "Too late")));
        var info = await Admin.FieldInfo("account", $"custom.{key}");

        Assert.That(changed.Json["options"]!.AsArray().Where(o => (bool)o!["retired"]!).Select(o => (string)o!["value"]!), Is.EqualTo(new[] { "a", "c" }), changed.Text);
        Assert.That(kept.Json["custom"]![key]!.AsArray().Select(v => (string)v!), Is.EqualTo(new[] { "a", "d" }), kept.Text);
        Assert.That(newly.Json["errors"]![$"custom.{key}"], Is.Not.Null, newly.Text);
        Assert.That(info["options"]!.AsArray().Select(o => (string)o!), Is.EqualTo(new[] { "b", "d" }));
        Assert.That((string?)info["optionLabels"]!["a"], Is.EqualTo("Option a"), "a retired option still has a name");
    }

    [Test]
    public async Task Money_WithACurrencyOfItsOwn_TakesNoOther()
    {
        var key = (await Admin.Define("account", "money", d => d["currency"] = "EUR")).Key();

        var answer = await Admin.Post("/api/v1/accounts", key.With(JsonNode.Parse("""{"amount":1,"currency":"USD"}"""), ("name", "Dollars")));

        Assert.That(answer.Json["errors"]![$"custom.{key}"], Is.Not.Null, answer.Text);
    }

    [Test]
    public async Task Retire_HidesEverywhere_AndRestoreBringsValuesBack()
    {
        var definition = await Admin.Define("account", "number");
        var key = definition.Key();
        var record = await Admin.Create("accounts", key.With(7, ("name", "Keeps it")));

        await Admin.Delete($"/api/v1/custom-fields/{definition["id"]}");
        var hidden = (await Admin.Get($"/api/v1/accounts/{record["id"]}")).Json;
        var filtered = await Admin.Get($"/api/v1/accounts?custom.{key}=7");
        var written = await Admin.Patch($"/api/v1/accounts/{record["id"]}", key.With(8));
        await Admin.Patch($"/api/v1/accounts/{record["id"]}", new { roles = new[] { "dealer" }, tags = new[] { "meanwhile" } });
        var restored = await Admin.Post($"/api/v1/custom-fields/{definition["id"]}/restore");
        var found = await Admin.Get($"/api/v1/accounts?custom.{key}=7");

        Assert.That(hidden["custom"]!.AsObject().ContainsKey(key), Is.False);
        Assert.That(filtered.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(written.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(restored.Status, Is.EqualTo(HttpStatusCode.OK), restored.Text);
        Assert.That((int)found.Json["items"]!.AsArray().Single()!["custom"]![key]!, Is.EqualTo(7));
    }

    [Test]
    public async Task History_HasALineForEachField_AndUndoTakesOneBack()
    {
        var (first, second) = ((await Admin.Define("account", "text")).Key(), (await Admin.Define("account", "number")).Key());
        var record = await Admin.Create("accounts", first.With("before", ("name", "History")));
        var edit = await Admin.Patch($"/api/v1/accounts/{record["id"]}", new JsonObject { ["custom"] = new JsonObject { [first] = "after", [second] = 5 } }.ToJsonString());
        await Admin.Patch($"/api/v1/accounts/{record["id"]}", second.With(6));

        var history = (await Admin.Get($"/api/v1/accounts/{record["id"]}/history")).Json["items"]!.AsArray();
        var undo = await Admin.Post($"/api/v1/change-sets/{edit.ChangeSetId}/undo");
        var read = (await Admin.Get($"/api/v1/accounts/{record["id"]}")).Json;

        Assert.That(history[1]!["changes"]!.AsArray().Select(c => (string)c!["field"]!), Is.EquivalentTo(new[] { $"custom.{first}", $"custom.{second}" }));
        Assert.That(undo.Json["conflicts"]!.AsArray().Select(c => (string)c!["field"]!), Is.EqualTo(new[] { $"custom.{second}" }), undo.Text);
        Assert.That((string?)read["custom"]![first], Is.EqualTo("before"));
        Assert.That((int)read["custom"]![second]!, Is.EqualTo(6), "somebody has changed it since");
        Assert.That((await Admin.Get($"/api/v1/accounts?custom.{first}=before")).Json["items"]!.AsArray(), Has.Count.EqualTo(1), "index rows go back too");
    }

    [Test]
    public async Task BulkEdit_OfACustomField_ChangesAllAndIsUndone()
    {
        var key = (await Admin.Define("account", "choice")).Key();
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add((string)(await Admin.Create("accounts", key.With("a", ("name", $"Bulk {i}"))))["id"]!);
        }

        var bulk = await Admin.Post("/api/v1/accounts/bulk", new { action = "edit", ids, changes = new Dictionary<string, string> { [$"custom.{key}"] = "b" } });
        await Eventually(async () => (await Admin.Get($"/api/v1/accounts?custom.{key}=b")).Json["items"]!.AsArray().Count == 3, bulk.Text);

        Assert.That((await Admin.Get($"/api/v1/accounts?custom.{key}=a")).Json["items"]!.AsArray(), Is.Empty);
    }
}
