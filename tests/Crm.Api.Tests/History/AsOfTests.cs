using System.Net;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.History;

/// <summary>A record as it was at an instant.</summary>
public sealed class AsOfTests : HostFixture
{
    private static readonly DateTime Start0 = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Test]
    public async Task Get_AsOf_ShowsEachStateInItsTime()
    {
        var old = await Admin.Create("accounts", new { name = "Old Employer" });
        var contact = await Admin.Create("contacts", new { familyName = "Then", title = "Clerk", tags = new[] { "a" }, accountId = (Guid)old["id"]! });
        var path = $"/api/v1/contacts/{contact["id"]}";
        await Admin.Patch(path, new { title = "Boss", tags = new[] { "a", "b" }, accountId = (Guid?)null });
        await Admin.Delete(path);
        await Admin.Post($"{path}/restore");
        await Admin.Patch(path, new { familyName = "Now" });
        await SetTimes(contact, [0, 10, 20, 30, 40]);

        var first = await At(path, 5);
        var second = await At(path, 15);
        var third = await At(path, 25);
        var last = await At(path, 60);

        Assert.Multiple(() =>
        {
            Assert.That(Told(first), Is.EqualTo(("Then", "Clerk", 1, "Old Employer", 1L, false)));
            Assert.That(Told(second), Is.EqualTo(("Then", "Boss", 2, (string?)null, 2L, false)));
            Assert.That(Told(third), Is.EqualTo(("Then", "Boss", 2, (string?)null, 3L, true)));
            Assert.That(Told(last), Is.EqualTo(("Now", "Boss", 2, (string?)null, 5L, false)));
            Assert.That((DateTime)first["asOf"]!, Is.EqualTo(Start0.AddMinutes(5)));
            Assert.That((string)first["displayName"]!, Is.EqualTo("Then"), "what is computed follows");
        });
    }

    [Test]
    public async Task Get_AsOfBeforeItsCreation_IsNotFound()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Unborn" });

        var answer = await Admin.Get($"/api/v1/contacts/{contact["id"]}?asOf=2001-01-01T00:00:00Z");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.NotFound, "not_found")));
    }

    [Test]
    public async Task Get_AsOfNoInstant_IsRefused()
    {
        var contact = await Admin.Create("contacts", new { familyName = "When" });

        Assert.That((await Admin.Get($"/api/v1/contacts/{contact["id"]}?asOf=yesterday")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Get_AsOf_IsNotForThoseWhoCannotSeeItNow()
    {
        var users = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray();
        var agent = users.First(u => (string)u!["roleName"]! == "Service agent")!;
        var own = await Records.RoleWithLevel.SignIn(Host, (Guid)agent["id"]!, "Own");
        var contact = await own.Create("contacts", new { familyName = "Mine once" });
        await SetTimes(contact, [0]);
        await Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { ownerId = (Guid?)null });

        var answer = await own.Get($"/api/v1/contacts/{contact["id"]}?asOf=2026-03-01T12:01:00Z");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static (string? Name, string? Title, int Tags, string? Account, long Version, bool Deleted) Told(JsonNode r) =>
        ((string?)r["familyName"], (string?)r["title"], r["tags"]!.AsArray().Count, (string?)r["accountName"], (long)r["version"]!, r["deletedAt"] is not null);

    private async Task<JsonNode> At(string path, int minute)
    {
        var answer = await Admin.Get($"{path}?asOf={Start0.AddMinutes(minute):O}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json;
    }

    // The commits of one record, moved to known minutes.
    private Task SetTimes(JsonNode record, int[] minutes) => Host.InScope(async s =>
    {
        var db = s.GetRequiredService<CrmDbContext>();
        var id = (Guid)record["id"]!;
        var slices = await db.Set<Change>().Where(c => c.RecordId == id).OrderBy(c => c.Version).Select(c => c.SliceId).ToListAsync();
        foreach (var (slice, minute) in slices.Zip(minutes))
        {
            var at = Start0.AddMinutes(minute);
            await db.Set<ChangeSlice>().Where(x => x.Id == slice).ExecuteUpdateAsync(u => u.SetProperty(x => x.At, at));
        }
    });
}
