using System.Net;
using System.Text.Json.Nodes;
using Crm.Platform.CustomFields;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.CustomFields;

/// <summary>Computed fields over HTTP: stored with the record, recomputed by a job when the formula changes.</summary>
[Category("S13")]
public sealed class FormulaFieldTests : HostFixture
{
    protected override Task<CrmHost> Start() =>
        CrmHost.Start(b => b.Services.Configure<CustomFieldOptions>(o => o.Poll = TimeSpan.FromMilliseconds(200)));

    [Test]
    public async Task Formula_FollowsTheFieldsItRefersTo_AndFiltersAndSorts()
    {
        var source = (await Admin.Define("account", "number")).Key();
        var definition = await Admin.Define("account", "formula", b => b["formula"] = $"custom.{source} * 2 + coalesce(employees, 0)");
        var key = definition.Key();
        var small = await Admin.Create("accounts", source.With(1.5, ("name", "Small"), ("tags", new JsonArray(key))));
        var large = await Admin.Create("accounts", source.With(100, ("name", "Large"), ("tags", new JsonArray(key)), ("employees", 7)));
        var edited = await Admin.Patch($"/api/v1/accounts/{small["id"]}", new { employees = 1000 });
        var written = await Admin.Patch($"/api/v1/accounts/{small["id"]}", key.With(1));
        var sorted = await Admin.Everything($"/api/v1/accounts?tags={key}&sort=-custom.{key}&limit=1");
        var filtered = await Admin.Get($"/api/v1/accounts?custom.{key}=207");

        Assert.That((string?)definition["resultKind"], Is.EqualTo("number"));
        Assert.That((double)small["custom"]![key]!, Is.EqualTo(3));
        Assert.That((double)edited.Json["custom"]![key]!, Is.EqualTo(1003));
        Assert.That(written.Json["errors"]![$"custom.{key}"], Is.Not.Null, written.Text);
        Assert.That(sorted.Select(r => (string)r["name"]!), Is.EqualTo(new[] { "Small", "Large" }));
        Assert.That((string?)filtered.Json["items"]!.AsArray().Single()!["id"], Is.EqualTo((string?)large["id"]));
        var info = await Admin.FieldInfo("account", $"custom.{key}");
        Assert.That(((string?)info["kind"], (bool)info["readOnly"]!), Is.EqualTo(("number", true)));
    }

    [Test]
    public async Task Formula_NewOrChanged_IsComputedForTheRecordsThatAreThere()
    {
        var tag = Defining.NewKey();
        var record = await Admin.Create("accounts", new { name = "Was there", employees = 21, tags = new[] { tag } });
        var definition = await Admin.Define("account", "formula", b => b["formula"] = "employees * 2");
        var key = definition.Key();
        await Eventually(async () => (await Admin.Get($"/api/v1/accounts?tags={tag}&custom.{key}=42")).Json["items"]!.AsArray().Count == 1, "the new formula");

        await Admin.Change(definition, new { formula = "employees * 3" });
        await Eventually(async () => (await Admin.Get($"/api/v1/accounts?tags={tag}&custom.{key}=63")).Json["items"]!.AsArray().Count == 1, "the changed formula");
        var read = (await Admin.Get($"/api/v1/accounts/{record["id"]}")).Json;

        Assert.That((int)read["custom"]![key]!, Is.EqualTo(63));
        Assert.That((int)read["version"]!, Is.EqualTo(1), "a derived value is no edit");
        Assert.That((await Admin.Get($"/api/v1/accounts?tags={tag}&custom.{key}=42")).Json["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Formula_ThatWouldReferToItself_IsRefused()
    {
        var first = await Admin.Define("account", "formula", b => b["formula"] = "employees");
        var second = await Admin.Define("account", "formula", b => b["formula"] = $"custom.{first.Key()} + 1");

        var circle = await Admin.Change(first, new { formula = $"custom.{second.Key()} + 1" });
        var itself = await Admin.Change(first, new { formula = $"custom.{first.Key()} + 1" });
        var otherKind = await Admin.Change(first, new { formula = "name" });

        Assert.That(circle.Status, Is.EqualTo(HttpStatusCode.BadRequest), circle.Text);
        Assert.That(itself.Status, Is.EqualTo(HttpStatusCode.BadRequest), itself.Text);
        Assert.That(otherKind.Json["errors"]!["resultKind"], Is.Not.Null, otherKind.Text);
    }

    [Test]
    public async Task CheckFormula_SaysWhatItGivesOrWhereItIsWrong()
    {
        var good = await Admin.Post("/api/v1/custom-fields/check-formula", new { recordType = "account", formula = "name & \" (\" & text(employees) & \")\"" });
        var bad = await Admin.Post("/api/v1/custom-fields/check-formula", new { recordType = "account", formula = "employees + planets" });

        Assert.That((string?)good.Json["resultKind"], Is.EqualTo("text"), good.Text);
        Assert.That(good.Json["fields"]!.AsArray().Select(f => (string)f!), Is.EqualTo(new[] { "employees", "name" }));
        Assert.That(bad.Code, Is.EqualTo("invalid_formula"));
        Assert.That((int)bad.Json["params"]!["position"]!, Is.EqualTo(13), bad.Text);
    }
}
