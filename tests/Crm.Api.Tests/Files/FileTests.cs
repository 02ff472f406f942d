using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Platform.Files;
using Crm.Platform.Hosting;
using Crm.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Files;

/// <summary>Files hang on records, follow their rights, and can harm neither the server nor who opens them.</summary>
[Category("S67")]
[NonParallelizable]
public sealed class FileTests : HostFixture
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4];

    private readonly Access.ShiftedClock clock = new();

    [Test]
    public async Task Upload_ToARecord_IsListedAndReadBack()
    {
        var account = await Admin.Create("accounts", new { name = "With files" });
        var file = await Upload(Admin, "Логотип 标志.png", Png, account);

        Assert.That(((string)file["contentType"]!, (int)file["sizeBytes"]!, (bool)file["viewable"]!), Is.EqualTo(("image/png", Png.Length, true)));
        Assert.That((string)file["sha256"]!, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Png))));
        var list = (await Admin.Get($"/api/v1/files?recordType=account&recordId={account["id"]}")).Json["items"]!.AsArray();
        Assert.That(list.Select(f => (string)f!["name"]!), Is.EqualTo(new[] { "Логотип 标志.png" }));
        var content = await Admin.Get($"/api/v1/files/{file["id"]}/content");
        Assert.That((content.Status, content.ContentType, content.Body), Is.EqualTo((HttpStatusCode.OK, "image/png", Png)));
        Assert.That(content.Headers["Content-Disposition"], Is.EqualTo("inline; filename=\"_______ __.png\"; filename*=UTF-8''%D0%9B%D0%BE%D0%B3%D0%BE%D1%82%D0%B8%D0%BF%20%E6%A0%87%E5%BF%97.png"));
        Assert.That(content.Headers["Content-Security-Policy"], Does.StartWith("sandbox;").And.Contain("default-src 'none'"));
        Assert.That(content.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
    }

    [TestCase("page.html", "<html><script>alert(1)</script></html>")]
    [TestCase("image.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [TestCase("code.js", "alert(1)")]
    [TestCase("program.exe", "MZ\u0090")]
    [TestCase("picture.png", "<html><script>alert(1)</script></html>")]
    [TestCase("notes.txt", "<!DOCTYPE html><p>not text</p>")]
    [TestCase("paper.pdf", "<script>alert(1)</script>")]
    public async Task Open_WhatABrowserCouldRun_IsOnlyEverSaved(string name, string text)
    {
        var file = await Upload(Admin, name, Encoding.UTF8.GetBytes(text));

        var content = await Admin.Get($"/api/v1/files/{file["id"]}/content");

        Assert.That(content.ContentType, Is.EqualTo("application/octet-stream"));
        Assert.That(content.Headers["Content-Disposition"], Does.StartWith("attachment;"));
        Assert.That(content.Text, Is.EqualTo(text));
    }

    [Test]
    public async Task Open_WithARange_AnswersThatPart()
    {
        var file = await Upload(Admin, "numbers.txt", Encoding.ASCII.GetBytes("0123456789"));

        var part = await Admin.Send(HttpMethod.Get, $"/api/v1/files/{file["id"]}/content", body: null, ("Range", "bytes=3-5"));

        Assert.That((part.Status, part.Text), Is.EqualTo((HttpStatusCode.PartialContent, "345")));
    }

    [Test]
    public async Task Upload_TooLarge_IsRefusedWithAReasonAndLeavesNothing()
    {
        var answer = await Admin.Upload("/api/v1/files", "big.bin", new byte[1024 * 1024 + 1]);

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "too_large")));
        Assert.That((string)answer.Json["detail"]!, Does.Contain("1 MB"));
        Assert.That(Directory.EnumerateFiles(Path.Combine(Folder, "incoming")), Is.Empty);
    }

    [Test]
    public async Task Upload_NoForm_Is415() =>
        Assert.That((await Admin.Post("/api/v1/files", new { name = "no form" })).Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));

    [Test]
    public async Task Upload_SameContentTwice_IsStoredOnce()
    {
        var content = RandomNumberGenerator.GetBytes(5000);
        var first = await Upload(Admin, "one.bin", content);
        var second = await Upload(Admin, "two.bin", content);

        Assert.That((Guid)second["id"]!, Is.Not.EqualTo((Guid)first["id"]!));
        Assert.That(Contents().Count(p => p.EndsWith(((string)first["sha256"]!)[2..], StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [TestCase("../../etc/passwd", "passwd")]
    [TestCase("..\\..\\windows\\system32\\evil.dll", "evil.dll")]
    [TestCase("..", "file")]
    public async Task Upload_NameThatIsAPath_IsOnlyAName(string given, string kept)
    {
        var before = Contents().Count;
        var file = await Upload(Admin, given, RandomNumberGenerator.GetBytes(100));

        Assert.That((string)file["name"]!, Is.EqualTo(kept));
        Assert.That(Contents(), Has.Count.EqualTo(before + 1));
    }

    [Test]
    public async Task Rights_FollowTheRecord()
    {
        var manager = await As("sales-manager");
        var reader = await As("read-only");
        var account = await manager.Create("accounts", new { name = "Guarded" });
        var file = await Upload(manager, "contract.pdf", Encoding.ASCII.GetBytes("%PDF-1.7 and so on"), account);

        Assert.That((await reader.Get($"/api/v1/files/{file["id"]}/content")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await reader.Delete($"/api/v1/files/{file["id"]}")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var added = await reader.Upload("/api/v1/files", "mine.txt", [1], ("recordType", "account"), ("recordId", account["id"]!.ToString()));
        Assert.That(added.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var unknown = await manager.Upload("/api/v1/files", "mine.txt", [1], ("recordType", "account"), ("recordId", Guid.CreateVersion7().ToString()));
        Assert.That(unknown.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Rights_OfAFileWithoutARecord_AreTheUploaders()
    {
        var file = await Upload(await As("sales-rep"), "draft.txt", [1, 2, 3]);

        Assert.That((await Admin.Get($"/api/v1/files/{file["id"]}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Admin.Get($"/api/v1/files/{file["id"]}/content")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await (await As("sales-rep")).Get("/api/v1/files")).Json["items"]!.AsArray().Select(f => (Guid)f!["id"]!), Does.Contain((Guid)file["id"]!));
    }

    [Test]
    public async Task Delete_CanBeTakenBack_UntilHousekeepingHasRemovedIt()
    {
        var account = await Admin.Create("accounts", new { name = "Tidy" });
        var file = await Upload(Admin, "gone.bin", RandomNumberGenerator.GetBytes(64), account);
        var path = $"/api/v1/files/{file["id"]}";
        Assert.That((await Admin.Delete(path)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await Admin.Get($"{path}/content")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Admin.Get($"/api/v1/files?recordType=account&recordId={account["id"]}")).Json["items"]!.AsArray(), Is.Empty);
        Assert.That((await Admin.Post($"{path}/restore")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Admin.Get($"{path}/content")).Status, Is.EqualTo(HttpStatusCode.OK));

        await Admin.Delete(path);
        await Sweep(TimeSpan.FromDays(29));
        Assert.That((await Admin.Post($"{path}/restore")).Status, Is.EqualTo(HttpStatusCode.OK), "within a month it is there");
        await Admin.Delete(path);
        var stored = Contents().Single(p => p.EndsWith(((string)file["sha256"]!)[2..], StringComparison.Ordinal));
        await Sweep(TimeSpan.FromDays(31));
        Assert.That((await Admin.Post($"{path}/restore")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(File.Exists(stored), Is.False);
    }

    [Test]
    public async Task Sweep_ContentThatAFileNeeds_Stays()
    {
        var content = RandomNumberGenerator.GetBytes(64);
        var kept = await Upload(Admin, "kept.bin", content);
        var twin = await Upload(Admin, "twin.bin", content);
        await Admin.Delete($"/api/v1/files/{twin["id"]}");

        await Sweep(TimeSpan.FromDays(40));

        Assert.That((await Admin.Get($"/api/v1/files/{kept["id"]}/content")).Body, Is.EqualTo(content));
    }

    protected override Task<CrmHost> Start() => CrmHost.Start(b =>
    {
        b.Configuration.AddInMemoryCollection([new("Crm:Files:MaxBytes", "1048576")]);
        b.Services.AddSingleton<TimeProvider>(clock);
    });

    private string Folder => Path.Combine(Host.Services.GetRequiredService<DataPath>().Root, "files");

    private List<string> Contents() => Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)] : [];

    // Only the sweep sees the later day: sessions would end.
    private Task Sweep(TimeSpan later) => Host.InScope(async services =>
    {
        clock.Advance(later);
        try
        {
            await ActivatorUtilities.CreateInstance<FileHousekeeping>(services).Sweep(CancellationToken.None);
        }
        finally
        {
            clock.Advance(-later);
        }
    });

    private static async Task<JsonNode> Upload(CrmClient client, string name, byte[] content, JsonNode? account = null)
    {
        (string, string)[] fields = account is null ? [] : [("recordType", "account"), ("recordId", account["id"]!.ToString())];
        var answer = await client.Upload("/api/v1/files", name, content, fields);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return answer.Json;
    }
}
