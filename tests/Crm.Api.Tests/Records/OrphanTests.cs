using System.Net;
using Crm.Api.Tests.Access;
using Crm.Testing;
using Crm.Testing.Gadgets;
using NUnit.Framework;

namespace Crm.Api.Tests.Records;

/// <summary>References that lead nowhere are counted, by record type and field.</summary>
public sealed class OrphanTests : HostFixture
{
    [Test]
    public async Task Orphans_AreCountedByTypeFieldAndKind()
    {
        var before = await Counts();
        var account = await Admin.Create("accounts", new { name = "Soon in the bin" });
        var roleId = await TestRoles.BuiltIn(Admin, "sales-rep");
        var leaver = (Guid)(await Admin.Create("users", new { name = "Soon gone", email = "gone@orphans.example", password = "correct horse battery staple", roleId }))["id"]!;
        await Admin.Create("contacts", new { familyName = "Linked", accountId = (Guid)account["id"]! });
        await Admin.Create("gadgets", new { name = "Linked too", accountId = (Guid)account["id"]!, ownerId = leaver });
        await Admin.Delete($"/api/v1/accounts/{account["id"]}");
        await Admin.Patch($"/api/v1/users/{leaver}", new { active = false });

        var after = await Counts();

        Assert.That(after.Where(a => before.GetValueOrDefault(a.Key) != a.Value).Select(a => (a.Key, a.Value - before.GetValueOrDefault(a.Key))), Is.EquivalentTo(new[]
        {
            (("contact", "accountId", "deleted"), 1L), (("gadget", "accountId", "deleted"), 1L), (("gadget", "ownerId", "inactiveOwner"), 1L),
        }));
    }

    [Test]
    public async Task Orphans_WithoutThePermission_AreRefused() =>
        Assert.That((await (await As("sales-manager")).Get("/api/v1/orphans")).Status, Is.EqualTo(HttpStatusCode.Forbidden));

    protected override Task<CrmHost> Start() => CrmHost.Start(configure: null, GadgetRecord.Module);

    private async Task<Dictionary<(string, string, string), long>> Counts()
    {
        var answer = await Admin.Get("/api/v1/orphans");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        var items = answer.Json["items"]!.AsArray();
        Assert.That((long)answer.Json["total"]!, Is.EqualTo(items.Sum(i => (long)i!["count"]!)));
        return items.ToDictionary(i => ((string)i!["recordType"]!, (string)i["field"]!, (string)i["kind"]!), i => (long)i!["count"]!);
    }
}
