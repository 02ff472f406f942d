using System.Net;
using System.Text.Json.Nodes;
using Crm.Platform.Records;
using Crm.Testing.Gadgets;
using NUnit.Framework;

namespace Crm.Api.Tests.Records.DeclaredOnce;

/// <summary>Every reference leads on to every field of what it refers to: <c>account.industry</c> filters contacts.</summary>
[Category("S1")]
public sealed class DeclaredPathTests : DeclaredOnceFixture
{
    private static IEnumerable<TestCaseData> Paths()
    {
        var types = Samples.Types(GadgetRecord.Module);
        return from type in types
               from reference in type.Fields
               where reference is { PathName: not null, IsReadOnly: false }
               from target in types.Where(t => t.Name == reference.ReferenceTo)
               from field in target.Fields
               where field is { IsFilterable: true, IsReadOnly: false, ReferenceTo: null }
               from path in field.Kind.SubFields.Where(s => s != "country").Select(s => $"{field.Name}.{s}").Prepend(field.Name)
               select new TestCaseData(type.Name, reference.Name, path).SetArgDisplayNames(type.Name, reference.Name, path);
    }

    [TestCaseSource(nameof(Paths))]
    public async Task Path_ToAFieldOfTheTarget_FindsWhatRefersToIt(string recordType, string reference, string path)
    {
        var (type, by) = Of(recordType, reference);
        var target = Catalog.Find(by.ReferenceTo!)!;
        var field = target.Find(path.Split('.')[0])!;
        var (low, high) = (await Samples.Of(field, isHigh: false), await Samples.Of(field, isHigh: true));
        var toLow = await Pointing(type, by, await Samples.Create(target, field, low));
        await Pointing(type, by, await Samples.Create(target, field, high));
        await Samples.Create(type, by);
        var since = Uri.EscapeDataString((string)toLow["createdAt"]!);
        var name = $"{by.PathName}.{path}";
        var op = field.Kind.Operators[0];
        var (compared, text) = op switch { "contains" => (low.Fragment, low.Fragment), "isNull" => ((JsonNode)true, "true"), _ => (low.Compared, low.Text) };

        var byAddress = await Admin.Get($"/api/v1/{type.Resource}?createdAt[gte]={since}&{name}[{op}]={Uri.EscapeDataString(text)}");
        var tree = new JsonObject { ["field"] = name, ["op"] = op, ["value"] = compared.DeepClone() };
        var recent = new JsonObject { ["field"] = "createdAt", ["op"] = "gte", ["value"] = toLow["createdAt"]!.DeepClone() };
        var byTree = await Admin.Post($"/api/v1/{type.Resource}/search", new JsonObject { ["where"] = new JsonObject { ["all"] = new JsonArray(recent, tree) } }.ToJsonString());

        var expected = op == "isNull" ? [] : new[] { (string)toLow["id"]! };
        Assert.That(Ids(byAddress), Is.EqualTo(expected), byAddress.Text);
        Assert.That(Ids(byTree), Is.EqualTo(expected), byTree.Text);
    }

    [Test]
    public async Task Metadata_SaysWherePathsBegin()
    {
        var types = (await Admin.Get("/api/v1/metadata")).Json["recordTypes"]!.AsArray();
        var begins = types.SelectMany(t => t!["fields"]!.AsArray().Where(f => f!["path"] is not null).Select(f => $"{t["name"]}: {f!["path"]} -> {f["referenceTo"]}"));

        Assert.That(begins, Is.EquivalentTo(new[]
        {
            "account: parent -> account", "activity: contact -> contact", "activity: account -> account", "activity: lead -> lead", "activity: opportunity -> opportunity", "contact: account -> account", "gadget: partOf -> gadget", "gadget: account -> account", "gadget: contact -> contact",
            "lead: contact -> contact", "lead: account -> account", "lead: opportunity -> opportunity", "lead: knownContact -> contact", "lead: partner -> account", "opportunity: account -> account", "opportunity: contact -> contact", "opportunity: product -> product", "product: variantOf -> product", "priceBook: account -> account", "priceBook: fallback -> priceBook", "price: book -> priceBook", "price: product -> product", "quote: previous -> quote", "quote: account -> account", "quote: contact -> contact", "quote: opportunity -> opportunity",
            "promise: contact -> contact", "promise: account -> account", "promise: evidenceActivity -> activity", "relation: fromContact -> contact", "relation: fromAccount -> account", "relation: toContact -> contact", "relation: toAccount -> account",
        }));
    }

    [TestCase("account.nothing=1")]
    [TestCase("account.website=x")]
    [TestCase("owner.name=x")]
    [TestCase("account.parent.name=x")]
    [TestCase("account.=x")]
    public async Task Path_ThatLeadsNowhere_IsRefusedByName(string filter)
    {
        var answer = await Admin.Get($"/api/v1/contacts?{filter}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Is.EqualTo(new[] { filter.Split('=')[0] }));
    }

    private Task<JsonNode> Pointing(RecordType type, Field by, JsonNode target) =>
        Samples.Create(type, by, Sample.Of((string)target["id"]!));

    private static IEnumerable<string> Ids(Crm.Testing.Answer answer) =>
        answer.Status == HttpStatusCode.OK ? answer.Json["items"]!.AsArray().Select(i => (string)i!["id"]!) : [answer.Text];
}
