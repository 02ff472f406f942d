using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.CustomFields;

/// <summary>Definitions: who may make them, what they must keep to, and how they reach everybody.</summary>
[Category("S13")]
public sealed class CustomFieldDefinitionTests : HostFixture
{
    [TestCase("sales-manager")]
    [TestCase("read-only")]
    public async Task Define_WithoutThePermission_IsForbidden(string role)
    {
        var client = await As(role);

        Assert.That((await client.Get("/api/v1/custom-fields")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await client.TryDefine("account", "text")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("""{"key":"Big"}""", "key")]
    [TestCase("""{"key":"with space"}""", "key")]
    [TestCase("""{"key":"constructor"}""", "key")]
    [TestCase("""{"key":"a1234567890123456789012345678901234567890"}""", "key")]
    [TestCase("""{"label":" "}""", "label")]
    [TestCase("""{"labels":{"fr":"Nom"}}""", "labels")]
    [TestCase("""{"section":"system"}""", "section")]
    [TestCase("""{"recordType":"planet"}""", "recordType")]
    [TestCase("""{"kind":"choice"}""", "options")]
    [TestCase("""{"kind":"choice","options":[{"value":"a","label":"A"},{"value":"A","label":"B"}]}""", "options[1].value")]
    [TestCase("""{"options":[{"value":"a","label":"A"}]}""", "options")]
    [TestCase("""{"kind":"reference"}""", "referenceTo")]
    [TestCase("""{"kind":"reference","referenceTo":"planet"}""", "referenceTo")]
    [TestCase("""{"kind":"number","default":"x"}""", "default")]
    [TestCase("""{"kind":"number","maxLength":5}""", "maxLength")]
    [TestCase("""{"currency":"EUR"}""", "currency")]
    [TestCase("""{"kind":"formula"}""", "formula")]
    [TestCase("""{"kind":"formula","formula":"1 + ","required":false}""", "formula")]
    [TestCase("""{"kind":"formula","formula":"nothing + 1"}""", "formula")]
    [TestCase("""{"kind":"formula","formula":"1 + 1","resultKind":"text"}""", "resultKind")]
    [TestCase("""{"kind":"formula","formula":"1 + 1","required":true}""", "required")]
    [TestCase("""{"visibleWhen":{"field":"planet","op":"eq","value":1}}""", "visibleWhen")]
    public async Task Define_WhatCannotBe_SaysWhere(string special, string path)
    {
        var answer = await Admin.TryDefine("account", "text", body =>
        {
            foreach (var (name, value) in JsonNode.Parse(special)!.AsObject())
            {
                body[name] = value?.DeepClone();
            }
        });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Does.Contain(path), answer.Text);
    }

    [Test]
    public async Task Define_TwiceTheSameKeyOrLabel_IsRefused()
    {
        var first = await Admin.Define("account", "text");

        var sameKey = await Admin.TryDefine("account", "number", b => b["key"] = first.Key());
        var sameLabel = await Admin.TryDefine("account", "number", b => b["label"] = ((string)first["label"]!).ToUpperInvariant());
        var elsewhere = await Admin.TryDefine("contact", "number", b => b["key"] = first.Key());

        Assert.That(sameKey.Json["errors"]!["key"], Is.Not.Null, sameKey.Text);
        Assert.That(sameLabel.Json["errors"]!["label"], Is.Not.Null, sameLabel.Text);
        Assert.That(elsewhere.Status, Is.EqualTo(HttpStatusCode.Created), elsewhere.Text);
    }

    [Test]
    public async Task Change_WithAnOldVersion_IsRefused_AndHistoryTellsWhoDidWhat()
    {
        var definition = await Admin.Define("account", "text");
        var path = $"/api/v1/custom-fields/{definition["id"]}";
        var changed = await Admin.Patch(path, new { label = $"Renamed {definition.Key()}", help = "What it is for" }, ("If-Match", "\"v1\""));
        var stale = await Admin.Patch(path, new { help = "Late" }, ("If-Match", "\"v1\""));
        var history = (await Admin.Get($"{path}/history")).Json["items"]!.AsArray();

        Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.OK), changed.Text);
        Assert.That(stale.Status, Is.EqualTo(HttpStatusCode.PreconditionFailed), stale.Text);
        Assert.That(history.Select(h => (string)h!["kind"]!), Is.EqualTo(new[] { "edit", "create" }));
        Assert.That(history[0]!["changes"]!.AsArray().Select(c => (string)c!["field"]!), Is.EquivalentTo(new[] { "label", "help" }));
        Assert.That((string?)history[0]!["actorName"], Is.Not.Empty);
    }

    [Test]
    public async Task Retire_WhileAFormulaOrAConditionRefersToIt_IsRefused()
    {
        var source = await Admin.Define("account", "number");
        var formula = await Admin.Define("account", "formula", b => b["formula"] = $"custom.{source.Key()} * 2");

        var refused = await Admin.Delete($"/api/v1/custom-fields/{source["id"]}");
        await Admin.Delete($"/api/v1/custom-fields/{formula["id"]}");
        var allowed = await Admin.Delete($"/api/v1/custom-fields/{source["id"]}");

        Assert.That(refused.Code, Is.EqualTo("custom_field_in_use"), refused.Text);
        Assert.That(allowed.Status, Is.EqualTo(HttpStatusCode.NoContent), allowed.Text);
    }

    [Test]
    public async Task Order_PutsNamedFieldsFirst()
    {
        var (first, second) = (await Admin.Define("contact", "text"), await Admin.Define("contact", "text"));

        var ordered = await Admin.Send(HttpMethod.Put, "/api/v1/custom-fields/order", new { recordType = "contact", ids = new[] { (Guid)second["id"]!, (Guid)first["id"]! } });

        Assert.That(ordered.Json["items"]!.AsArray().Take(2).Select(f => (string)f!["key"]!), Is.EqualTo(new[] { second.Key(), first.Key() }), ordered.Text);
    }

    [Test]
    public async Task Metadata_DescribesTheFieldInTheCallersLanguage_AndItsTagChanges()
    {
        var before = await Admin.Get("/api/v1/metadata");
        var definition = await Admin.Define("account", "choice", b =>
        {
            b["labels"] = new JsonObject { ["es"] = "Nivel", ["zh"] = "级别" };
            b["section"] = "Warranty";
            b["options"] = JsonNode.Parse("""[{"value":"gold","label":"Gold","labels":{"es":"Oro"}}]""");
        });
        var name = $"custom.{definition.Key()}";
        var english = await Admin.FieldInfo("account", name);
        var after = await Admin.Get("/api/v1/metadata");
        var unchanged = await Admin.Send(HttpMethod.Get, "/api/v1/metadata", body: null, ("If-None-Match", after.Headers["ETag"]));
        var agent = await As("service-agent");
        await agent.Patch("/api/v1/session/user", new { language = "es" });
        var spanish = await agent.FieldInfo("account", name);
        var builtIn = await Admin.FieldInfo("account", "name");

        Assert.That((string?)english["label"], Is.EqualTo((string?)definition["label"]));
        Assert.That((string?)spanish["label"], Is.EqualTo("Nivel"));
        Assert.That((string?)spanish["optionLabels"]!["gold"], Is.EqualTo("Oro"));
        Assert.That((bool)english["custom"]! && !(bool)builtIn["custom"]!, Is.True);
        Assert.That(after.Headers["ETag"], Is.Not.EqualTo(before.Headers["ETag"]));
        Assert.That(unchanged.Status, Is.EqualTo(HttpStatusCode.NotModified));
        var account = after.Json["recordTypes"]!.AsArray().Single(t => (string)t!["name"]! == "account")!;
        Assert.That((string?)account["sectionLabels"]!["Warranty"], Is.EqualTo("Warranty"));
        Assert.That(account["sorts"]!.AsArray().Select(s => (string)s!), Does.Contain(name));
    }

    [Test]
    public async Task Define_OnOneInstance_ReachesAnotherWithinSeconds()
    {
        var second = await Host.StartSecond();
        await using (second)
        {
            using var elsewhere = await second.As("administrator");
            var key = (await Admin.Define("account", "text")).Key();

            await Eventually(async () => (await elsewhere.Post("/api/v1/accounts", key.With("there", ("name", "Elsewhere")))).Status == HttpStatusCode.Created, "the field on the other instance");

            Assert.That((await Admin.Get($"/api/v1/accounts?custom.{key}=there")).Json["items"]!.AsArray(), Has.Count.EqualTo(1));
        }
    }
}
