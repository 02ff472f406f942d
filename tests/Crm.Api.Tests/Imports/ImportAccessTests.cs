using System.Net;
using System.Text;
using Crm.Testing;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>Who may import what, who sees which imports, and what uploads are refused.</summary>
public sealed class ImportAccessTests : HostFixture
{
    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Configuration.AddInMemoryCollection([new("Crm:Imports:MaxMegabytes", "1")]));

    [Test]
    public async Task Import_OfSomebodyElse_DoesNotExist()
    {
        var rep = await As("sales-rep");
        var other = await As("marketer");
        var import = await rep.Import("account", "name\nForeign Ltd\n");
        var path = $"/api/v1/imports/{import["id"]}";

        Answer[] answers =
        [
            await other.Get(path), await other.Get($"{path}/rows"), await other.Get($"{path}/rejected.csv"), await other.Post($"{path}/undo"), await other.Post($"{path}/cancel"),
            await other.Post($"{path}/run", new { columns = new[] { new { index = 0, field = "name" } } }),
        ];

        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Admin.Get(path)).Status, Is.EqualTo(HttpStatusCode.OK), "administrators see all");
        Assert.That(Ids(await rep.Get("/api/v1/imports")), Does.Contain((Guid)import["id"]!));
        Assert.That(Ids(await other.Get("/api/v1/imports")), Does.Not.Contain((Guid)import["id"]!));
    }

    [Test]
    public async Task Import_RightsOfWhoImports_Hold()
    {
        await Admin.Create("accounts", new { name = "Admins Own Ltd", industry = "steel" });
        var rep = await As("sales-rep");

        var import = await rep.Import("account", "name,industry\nAdmins Own Ltd,paper\nReps New Ltd,paper\n");

        Assert.That(import.Counts(), Is.EqualTo((1, 0, 0, 1)));
        Assert.That((string)(await rep.Rows(import, "rejected")).Single()["reason"]!, Does.Contain("not change"));
        Assert.That((string?)(await Admin.Get("/api/v1/accounts?name=Admins Own Ltd")).Json["items"]![0]!["industry"], Is.EqualTo("steel"));
    }

    [Test]
    public async Task Import_WithoutPermission_IsForbidden()
    {
        var reader = await As("read-only");

        var answer = await reader.Upload("/api/v1/imports", "a.csv", "name\nx\n"u8.ToArray(), ("recordType", "account"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Upload_UnusableFiles_AreRefusedClearly()
    {
        int Files() => Directory.CreateDirectory(Path.Combine(Host.Database.Folder, "imports")).GetFiles().Length;
        var before = Files();
        Task<Answer> Send(byte[] content, string recordType = "account") => Admin.Upload("/api/v1/imports", "x.csv", content, ("recordType", recordType));

        var empty = await Send([]);
        var workbook = await Send("PK\x03\x04 whatever"u8.ToArray());
        var large = await Send(new byte[1_100_000]);
        var unknown = await Send("name\nx\n"u8.ToArray(), "nonsense");
        var noFile = await Admin.Send(HttpMethod.Post, "/api/v1/imports", new MultipartFormDataContent { { new StringContent("account"), "recordType" } });
        var json = await Admin.Post("/api/v1/imports", new { recordType = "account" });

        Assert.Multiple(() =>
        {
            Assert.That((empty.Status, empty.Code), Is.EqualTo((HttpStatusCode.BadRequest, "empty_file")));
            Assert.That(workbook.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
            Assert.That(large.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
            Assert.That(unknown.Json["errors"]!.AsObject().ContainsKey("recordType"), Is.True);
            Assert.That(noFile.Json["errors"]!.AsObject().ContainsKey("file"), Is.True);
            Assert.That(json.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        });
        Assert.That(Files(), Is.EqualTo(before), "refused files leave nothing behind");
    }

    [Test]
    public async Task Import_Ended_LeavesNoFileAndNoSamples()
    {
        var import = await Admin.Import("account", "name\nTidy Ltd\n");

        Assert.That(import["columns"]![0]!["samples"]!.AsArray(), Is.Empty);
        Assert.That(File.Exists(Path.Combine(Host.Database.Folder, "imports", $"{import["id"]}.csv")), Is.False);
    }

    [Test]
    public async Task Cancel_BeforeItIsStarted_ThrowsTheFileAway()
    {
        var import = await Admin.UploadFile("account", Encoding.UTF8.GetBytes("name\nNever Ltd\n"));

        var cancelled = await Admin.Post($"/api/v1/imports/{import["id"]}/cancel");
        var again = await Admin.Post($"/api/v1/imports/{import["id"]}/cancel");

        Assert.That((string)cancelled.Json["state"]!, Is.EqualTo("cancelled"));
        Assert.That(again.Code, Is.EqualTo("import_not_running"));
    }

    [Test]
    public async Task List_Pages_FollowTheCursor()
    {
        var marketer = await As("marketer");
        for (var i = 0; i < 52; i++)
        {
            await marketer.UploadFile("account", "name\nx\n"u8.ToArray());
        }

        var first = await marketer.Get("/api/v1/imports");
        var second = await marketer.Get($"/api/v1/imports?cursor={first.Json["nextCursor"]}");

        Assert.That(Ids(first).Concat(Ids(second)).ToList(), Is.Unique.And.Count.EqualTo(52));
        Assert.That(second.Json["nextCursor"], Is.Null);
    }

    private static IEnumerable<Guid> Ids(Answer list) => list.Json["items"]!.AsArray().Select(i => (Guid)i!["id"]!);
}
