using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Crm.Platform.Records;
using NUnit.Framework;

namespace Crm.Api.Tests.Records.DeclaredOnce;

/// <summary>Whatever field a record type declares filterable, sortable or searchable is so in addresses, trees and exports.</summary>
[Category("S1")]
public sealed class DeclaredListTests : DeclaredOnceFixture
{
    private static IEnumerable<TestCaseData> Filterable() => Fields(f => f is { IsFilterable: true, IsReadOnly: false });

    private static IEnumerable<TestCaseData> Sortable() => Fields(f => f.SortName is not null);

    private static IEnumerable<TestCaseData> Exportable() => Fields(f => !f.IsReadOnly);

    private static IEnumerable<TestCaseData> Searchable() => Fields(f => f is { IsSearchable: true, IsReadOnly: false });

    [TestCaseSource(nameof(Filterable))]
    public async Task Field_ByEveryOperator_FindsWhatHolds(string recordType, string name)
    {
        var (type, field) = Of(recordType, name);
        var (low, high) = (await Samples.Of(field, isHigh: false), await Samples.Of(field, isHigh: true));
        var records = await Three(type, field, low, high);

        Assert.Multiple(async () =>
        {
            foreach (var path in field.Kind.SubFields.Where(s => s != "country").Select(s => $"{name}.{s}").Prepend(name))
            {
                foreach (var op in field.Kind.Operators)
                {
                    var expected = Expected(op).Where(records.ContainsKey).Order(StringComparer.Ordinal);
                    var (compared, text) = Value(op, low, high);

                    var byAddress = await Admin.Get($"/api/v1/{type.Resource}?{records.Since}&{path}[{op}]={Uri.EscapeDataString(text)}");
                    var tree = new JsonObject { ["all"] = new JsonArray(records.Recent(), new JsonObject { ["field"] = path, ["op"] = op, ["value"] = compared }) };
                    var byTree = await Admin.Post($"/api/v1/{type.Resource}/search", new JsonObject { ["where"] = tree }.ToJsonString());

                    Assert.That(records.Named(byAddress), Is.EqualTo(expected), $"{path}[{op}]={text}: {byAddress.Text}");
                    Assert.That(records.Named(byTree), Is.EqualTo(expected), $"{tree.ToJsonString()}: {byTree.Text}");
                }
            }
        });
    }

    [TestCaseSource(nameof(Sortable))]
    public async Task Field_AsAnOrder_PagesBothWays(string recordType, string name)
    {
        var (type, field) = Of(recordType, name);
        var isWritable = Samples.IsWritable(field);
        var varied = isWritable ? field : type.IdentityFields.Count > 0 ? type.IdentityFields[0] : type.LabelField;
        var records = await Three(type, varied, await Samples.Of(varied, isHigh: false), await Samples.Of(varied, isHigh: true));

        var up = await Walk(type, records.Since, field.SortName!);
        var down = await Walk(type, records.Since, "-" + field.SortName);

        Assert.That(up, Has.Count.EqualTo(records.Count).And.Unique);
        Assert.That(down, Is.EqualTo(up.AsEnumerable().Reverse()), "the other way round");
        if (isWritable)
        {
            string[] order = field.Kind.Name is "dateTime" or "date" ? ["low", "high", "none"] : ["none", "low", "high"];
            Assert.That(up, Is.EqualTo(order.Where(records.ContainsKey).Select(r => records[r])), "what has no value comes first, and what has no time last");
        }
    }

    [TestCaseSource(nameof(Exportable))]
    public async Task Field_AsAColumnOfAnExport_HoldsItsValue(string recordType, string name)
    {
        var (type, field) = Of(recordType, name);
        var records = await Three(type, field, await Samples.Of(field, isHigh: false), await Samples.Of(field, isHigh: true));

        var export = await Admin.Get($"/api/v1/{type.Resource}/export?columns={name}&{records.Since}");

        Assert.That(export.Status, Is.EqualTo(HttpStatusCode.OK), export.Text);
        var lines = export.Text.TrimStart('\uFEFF').TrimEnd().Split("\r\n").Select(l => l.Split(',', 2)).ToList();
        Assert.That(lines[0], Is.EqualTo(new[] { "id", field.LabelName ?? name }));
        var cells = lines.Skip(1).ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal);
        Assert.That(cells[records["low"]], Is.Not.Empty.And.Not.EqualTo(cells[records["high"]]));
        if (records.TryGetValue("none", out var none))
        {
            Assert.That(cells[none], Is.Empty);
        }
    }

    [TestCaseSource(nameof(Searchable))]
    public async Task Field_WhenSearchable_IsFoundByAFragment(string recordType, string name)
    {
        var (type, field) = Of(recordType, name);
        var low = await Samples.Of(field, isHigh: false);
        var records = await Three(type, field, low, await Samples.Of(field, isHigh: true));

        var found = await Admin.Get($"/api/v1/{type.Resource}?{records.Since}&q={Uri.EscapeDataString(low.Text[..^1])}");

        Assert.That(records.Named(found), Is.EqualTo(new[] { "low" }), found.Text);
    }

    private async Task<Trio> Three(RecordType type, Field field, Sample low, Sample high)
    {
        var trio = new Trio();
        trio.Add("low", await Samples.Create(type, field, low));
        trio.Add("high", await Samples.Create(type, field, high));
        if (!field.IsRequired && !Samples.IsFilledIn(type, field))
        {
            trio.Add("none", await Samples.Create(type, field));
        }

        return trio;
    }

    private async Task<List<string>> Walk(RecordType type, string filter, string sort)
    {
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await Admin.Get($"/api/v1/{type.Resource}?{filter}&sort={sort}&limit=1&cursor={cursor}")).Json;
            ids.AddRange(page["items"]!.AsArray().Select(i => (string)i!["id"]!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);
        return ids;
    }

    private static string[] Expected(string op) => op switch
    {
        "eq" or "lte" or "lt" or "contains" or "startsWith" => ["low"],
        "ne" => ["high", "none"],
        "in" or "isNull" => ["low", "high"],
        "gte" or "gt" => ["high"],
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "A new operator needs a line here."),
    };

    private static (JsonNode Compared, string Text) Value(string op, Sample low, Sample high) => op switch
    {
        "isNull" => (false, "false"),
        "in" => (new JsonArray(low.Compared.DeepClone(), high.Compared.DeepClone()), $"{low.Text},{high.Text}"),
        "gte" or "lt" => (high.Compared.DeepClone(), high.Text),
        "contains" => (low.Fragment, low.Fragment),
        "startsWith" => (low.Text[..^1], low.Text[..^1]),
        _ => (low.Compared.DeepClone(), low.Text),
    };

    /// <summary>The records of one case by what they hold, and a filter that finds them among all others.</summary>
    private sealed class Trio() : Dictionary<string, string>(StringComparer.Ordinal)
    {
        private string since = "";

        public string Since => $"createdAt[gte]={since}";

        public JsonObject Recent() => new() { ["field"] = "createdAt", ["op"] = "gte", ["value"] = since };

        public void Add(string what, JsonNode record)
        {
            this[what] = (string)record["id"]!;
            var created = DateTimeOffset.Parse((string)record["createdAt"]!, CultureInfo.InvariantCulture).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
            since = since.Length == 0 ? created : since;
        }

        public IEnumerable<string> Named(Crm.Testing.Answer answer)
        {
            var ids = answer.Status == HttpStatusCode.OK ? answer.Json["items"]!.AsArray().Select(i => (string)i!["id"]!).ToHashSet(StringComparer.Ordinal) : [];
            return this.Where(r => ids.Contains(r.Value)).Select(r => r.Key).Order(StringComparer.Ordinal);
        }
    }
}
