using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Platform.Imports.Columns;
using NUnit.Framework;

namespace Crm.Api.Tests.Records.DeclaredOnce;

/// <summary>What an export of a record type writes, an import of it reads, field by field.</summary>
[Category("S1")]
public sealed class DeclaredImportTests : DeclaredOnceFixture
{
    [TestCaseSource(nameof(TypeNames))]
    public async Task Targets_AreAllThatCanBeWritten(string recordType)
    {
        var type = Catalog.Find(recordType)!;

        var targets = (await Admin.Get($"/api/v1/imports/targets?recordType={recordType}")).Json["fields"]!.AsArray().Select(t => (string)t!["field"]!).ToList();

        Assert.That(type.Fields.Where(f => !f.IsReadOnly).Select(f => f.LabelName ?? f.Name), Is.SubsetOf(targets));
        Assert.That(targets, Has.None.AnyOf(type.Fields.Where(f => f.IsReadOnly).Select(f => f.Name)));
    }

    [TestCaseSource(nameof(TypeNames))]
    public async Task ExportedRecord_WhenImportedAgain_HasEveryFieldAsItWas(string recordType)
    {
        var type = Catalog.Find(recordType)!;
        var body = new JsonObject();
        var given = type.Fields.Where(f => Samples.IsWritable(f) && !Samples.ExcludesAnother(type, f)).ToList();
        foreach (var field in given)
        {
            body[field.Name] = (await Samples.Of(field, isHigh: true)).Sent.DeepClone();
        }

        var created = await Admin.Post($"/api/v1/{type.Resource}", body.ToJsonString());
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        var id = (string)created.Json["id"]!;
        var export = await Admin.Get($"/api/v1/{type.Resource}/export?{Uri.EscapeDataString(type.LabelField.Name)}={Uri.EscapeDataString((string)created.Json[type.LabelField.Name]!)}");
        await Admin.Delete($"/api/v1/{type.Resource}/{id}");

        var upload = await Admin.UploadFile(recordType, export.Body, "again.csv");
        var known = ImportTargets.Of(type).Select(t => t.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var column in upload["columns"]!.AsArray())
        {
            var header = (string)column!["header"]!;
            column["field"] = known.Contains(header) ? header : null;
        }

        await Admin.Run(upload);
        var import = await Admin.Ended(upload);

        Assert.That((int)import["created"]!, Is.EqualTo(1), import.ToJsonString());
        Assert.That((int)import["remarks"]!, Is.Zero, import.ToJsonString());
        var imported = (await Admin.Get($"/api/v1/{type.Resource}?sort=-createdAt&limit=1")).Json["items"]![0]!;
        Assert.Multiple(() =>
        {
            Assert.That((string)imported["id"]!, Is.Not.EqualTo(id));
            foreach (var field in given)
            {
                Assert.That(Holds(body[field.Name], imported[field.Name]), Is.True, $"{field.Name}: {imported[field.Name]?.ToJsonString()} instead of {body[field.Name]?.ToJsonString()}");
            }
        });
    }
}
