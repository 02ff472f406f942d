using System.Net;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>Users, teams and roles can be read one by one, with the tag that a change names.</summary>
public sealed class ETagTests : HostFixture
{
    [TestCase("users")]
    [TestCase("teams")]
    [TestCase("roles")]
    public async Task GetOne_AnswersWhatTheListShows_WithItsTag(string resource)
    {
        var listed = (await Admin.Get($"/api/v1/{resource}")).Json["items"]![0]!;
        var one = await Admin.Get($"/api/v1/{resource}/{listed["id"]}");

        Assert.That(one.Json.ToJsonString(), Is.EqualTo(listed.ToJsonString()));
        Assert.That(one.Headers["ETag"], Is.EqualTo($"\"v{listed["version"]}\""));
        Assert.That((await Admin.Get($"/api/v1/{resource}/{Guid.CreateVersion7()}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task UpdateUser_Stale_IsRefusedWithThePresentState()
    {
        var (id, _) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        var first = await Admin.Patch($"/api/v1/users/{id}", new { name = "First Change" }, ("If-Match", "\"v1\""));
        var stale = await Admin.Patch($"/api/v1/users/{id}", new { name = "Second Change" }, ("If-Match", "\"v1\""));
        var fresh = await Admin.Patch($"/api/v1/users/{id}", new { name = "Third Change" }, ("If-Match", first.Headers["ETag"]));

        Assert.That((first.Status, first.Headers["ETag"]), Is.EqualTo((HttpStatusCode.OK, "\"v2\"")));
        Assert.That((stale.Status, stale.Code, (string)stale.Json["current"]!["name"]!), Is.EqualTo((HttpStatusCode.PreconditionFailed, "stale_version", "First Change")));
        Assert.That((fresh.Status, (string)fresh.Json["name"]!), Is.EqualTo((HttpStatusCode.OK, "Third Change")));
    }

    [Test]
    public async Task Upsert_Stale_IsRefused()
    {
        Task<Crm.Testing.Answer> Put(string name, string tag) => Admin.Send(HttpMethod.Put, "/api/v1/accounts/by-external-id/erp/ETAG-1", new { name }, ("If-Match", tag));
        Assert.That((await Put("Not there", "\"v1\"")).Status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        await Put("There", "*");

        Assert.That((await Put("Stale", "\"v7\"")).Json["current"]!["name"]!.GetValue<string>(), Is.EqualTo("There"));
        Assert.That((await Put("Fresh", "\"v1\"")).Status, Is.EqualTo(HttpStatusCode.OK));
    }
}
