using Crm.Api.Tests.Access;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Records;

/// <summary>A path leads only to what the caller may see, so that nobody finds out by filtering what they cannot read.</summary>
public sealed class PathVisibilityTests : HostFixture
{
    [Test]
    public async Task Path_ToATargetThatTheCallerCannotSee_DoesNotHold()
    {
        var hidden = await Admin.Create("accounts", new { name = "Hidden", industry = "Alchemy" });
        var gone = await Admin.Create("accounts", new { name = "Gone", industry = "Alchemy" });
        await Admin.Create("contacts", new { familyName = "Paracelsus", accountId = (Guid)hidden["id"]! });
        await Admin.Create("contacts", new { familyName = "Faust", accountId = (Guid)gone["id"]! });
        await Admin.Delete($"/api/v1/accounts/{gone["id"]}");
        using var key = await Key("contacts.read", "contacts.create", "accounts.create");
        using var reader = await Key("contacts.read", "accounts.read");

        Assert.That(await Names(Admin, "account.industry=alchemy"), Is.EqualTo(new[] { "Paracelsus" }), "what lies in the bin is nobody's industry any more");
        Assert.That(await Names(reader, "account.industry=alchemy"), Is.EqualTo(new[] { "Paracelsus" }));
        Assert.That(await Names(key, "account.industry=alchemy"), Is.Empty);
        Assert.That(await Names(key, "account.industry[ne]=toys&account.industry[isNull]=false"), Is.Empty, "nor the other way round");
    }

    [Test]
    public async Task Path_ToManyTargets_FollowsTheListsOwnOrder()
    {
        var accounts = new List<object>();
        for (var i = 0; i < 12; i++)
        {
            var account = await Admin.Create("accounts", new { name = $"Chain {i:00}", industry = "Retail", employees = i });
            await Admin.Create("contacts", new { familyName = $"Clerk {i:00}", accountId = (Guid)account["id"]!, tags = new[] { "chain" } });
            accounts.Add(account);
        }

        var first = (await Admin.Get("/api/v1/contacts?account.industry=retail&tags=chain&limit=5&count=true&sort=-name")).Json;
        var second = (await Admin.Get($"/api/v1/contacts?account.industry=retail&tags=chain&limit=50&sort=-name&cursor={first["nextCursor"]}")).Json;

        Assert.That((int)first["totalCount"]!, Is.EqualTo(accounts.Count));
        Assert.That(
            first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(i => (string)i!["displayName"]!),
            Is.EqualTo(Enumerable.Range(0, 12).Reverse().Select(i => $"Clerk {i:00}")));
    }

    private async Task<CrmClient> Key(params string[] permissions)
    {
        var roleId = await TestRoles.Insert(Host, permissions);
        var key = await Admin.Post("/api/v1/api-keys", new { name = "paths", roleId, scopes = Array.Empty<string>() });
        var client = Host.Anonymous();
        client.UseKey((string)key.Json["key"]!);
        return client;
    }

    private static async Task<List<string>> Names(CrmClient client, string filter) =>
        [.. (await client.Get($"/api/v1/contacts?{filter}")).Json["items"]!.AsArray().Select(i => (string)i!["displayName"]!)];
}
