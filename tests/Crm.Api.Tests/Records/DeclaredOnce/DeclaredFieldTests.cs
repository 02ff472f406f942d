using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.Records.DeclaredOnce;

/// <summary>Whatever field a record type declares is written, read, kept in history, undone and described, without another line of code.</summary>
[Category("S1")]
public sealed class DeclaredFieldTests : DeclaredOnceFixture
{
    private JsonNode? document;

    private static IEnumerable<TestCaseData> Writable() => Fields(f => f is { IsReadOnly: false, IsFixed: false });

    private static IEnumerable<TestCaseData> All() => Fields(_ => true);

    [TestCaseSource(nameof(Writable))]
    public async Task Field_WhenCreatedAndChanged_IsReadBack(string recordType, string name)
    {
        var (type, field) = Of(recordType, name);
        var low = await Samples.Of(field, isHigh: false);
        var high = await Samples.Of(field, isHigh: true);

        var created = await Samples.Create(type, field, low);
        var changed = await Admin.Patch($"/api/v1/{type.Resource}/{created["id"]}", new JsonObject { [name] = high.Sent.DeepClone() }.ToJsonString());
        var same = await Admin.Patch($"/api/v1/{type.Resource}/{created["id"]}", new JsonObject { [name] = changed.Json[name]?.DeepClone() }.ToJsonString());

        Assert.Multiple(() =>
        {
            Assert.That(Holds(low.Sent, created[name]), Is.True, $"sent {low.Sent.ToJsonString()}, read {created[name]?.ToJsonString()}");
            Assert.That(Holds(high.Sent, changed.Json[name]), Is.True, $"sent {high.Sent.ToJsonString()}, read {changed.Text}");
            Assert.That((long)same.Json["version"]!, Is.EqualTo((long)changed.Json["version"]!), "what is read may be sent again, and is no change");
        });
        if (field.ReferenceTo is not null)
        {
            Assert.That((string?)changed.Json[field.LabelName!], Is.Not.Empty, changed.Text);
        }
    }

    [TestCaseSource(nameof(Writable))]
    public async Task Field_WhenEmptied_IsEmpty_UnlessRequired(string recordType, string name)
    {
        var (type, field) = Of(recordType, name);
        var record = await Samples.Create(type, field, await Samples.Of(field, isHigh: false));

        var emptied = await Admin.Patch($"/api/v1/{type.Resource}/{record["id"]}", new JsonObject { [name] = null }.ToJsonString());

        if (field.IsRequired)
        {
            Assert.That(emptied.Status, Is.EqualTo(HttpStatusCode.BadRequest), emptied.Text);
            Assert.That(emptied.Json["errors"]![name], Is.Not.Null, emptied.Text);
        }
        else
        {
            Assert.That(emptied.Json[name] is null or JsonArray { Count: 0 }, Is.True, emptied.Text);
        }
    }

    [TestCaseSource(nameof(Writable))]
    public async Task Field_WhenChanged_IsInTheHistoryAndCanBeUndone(string recordType, string name)
    {
        var (type, field) = Of(recordType, name);
        var low = await Samples.Of(field, isHigh: false);
        var record = await Samples.Create(type, field, low);
        var path = $"/api/v1/{type.Resource}/{record["id"]}";
        var high = await Samples.Of(field, isHigh: true);
        var edit = await Admin.Patch(path, new JsonObject { [name] = high.Sent.DeepClone() }.ToJsonString());

        var change = (await Admin.Get($"{path}/history")).Json["items"]![0]!["changes"]!.AsArray().Single(c => (string)c!["field"]! == name)!;
        var undo = await Admin.Post($"/api/v1/change-sets/{edit.ChangeSetId}/undo");

        Assert.That(Holds(low.Sent, change["before"]), Is.True, change.ToJsonString());
        Assert.That(Holds(high.Sent, change["after"]), Is.True, change.ToJsonString());
        Assert.That((int)undo.Json["undone"]!, Is.AtLeast(1), $"with what a rule has brought along: {undo.Text}");
        Assert.That(Holds(low.Sent, (await Admin.Get(path)).Json[name]), Is.True);
    }

    [TestCaseSource(nameof(All))]
    public async Task Field_InTheMetadata_IsAsDeclared(string recordType, string name)
    {
        var (type, field) = Of(recordType, name);
        var types = (await Admin.Get("/api/v1/metadata")).Json["recordTypes"]!.AsArray();
        var shown = types.Single(t => (string)t!["name"]! == type.Name)!["fields"]!.AsArray().Single(f => (string)f!["name"]! == name)!;

        Assert.Multiple(() =>
        {
            Assert.That((string)shown["kind"]!, Is.EqualTo(field.Kind.Name));
            Assert.That((bool)shown["personal"]!, Is.EqualTo(field.IsPersonal));
            Assert.That((bool)shown["required"]!, Is.EqualTo(field.IsRequired));
            Assert.That((bool)shown["readOnly"]!, Is.EqualTo(field.IsReadOnly));
            Assert.That((bool)shown["filterable"]!, Is.EqualTo(field.IsFilterable));
            Assert.That((string?)shown["sort"], Is.EqualTo(field.SortName));
            Assert.That((string?)shown["referenceTo"], Is.EqualTo(field.ReferenceTo));
            Assert.That(((string)shown["section"]!).Length, Is.GreaterThan(0));
        });
    }

    [TestCaseSource(nameof(All))]
    public async Task Field_InTheApiDocument_IsDescribed(string recordType, string name)
    {
        var (type, field) = Of(recordType, name);
        document ??= (await Admin.Get("/swagger/v1/swagger.json")).Json;
        var schemas = document["components"]!["schemas"]!;
        var noun = char.ToUpperInvariant(type.Name[0]) + type.Name[1..];

        var member = schemas[noun]!["properties"]![name];
        Assert.That(member, Is.Not.Null);
        if (field.Description.Length > 0)
        {
            Assert.That((string?)member!["description"], Is.EqualTo(field.Description));
        }

        Assert.That(schemas[noun + "Input"]!["properties"]![name] is not null, Is.EqualTo(!field.IsReadOnly));
        Assert.That(schemas[noun + "Patch"]!["properties"]![name] is not null, Is.EqualTo(!field.IsReadOnly));
        var parameters = document["paths"]![$"/api/v1/{type.Resource}"]!["get"]!["parameters"]!.AsArray().Select(p => (string)p!["name"]!);
        Assert.That(parameters.Contains(name), Is.EqualTo(field.IsFilterable));
    }
}
