using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Api.Tests.Bulk;
using Crm.Platform.Jobs;
using Crm.Testing;
using Crm.Testing.Gadgets;
using NUnit.Framework;

namespace Crm.Api.Tests.Handover;

/// <summary>Somebody leaves: all that they own goes to others, of every record type there is, and nothing is left behind.</summary>
[Category("S26")]
public sealed class HandoverTests : HostFixture
{
    [Test]
    public async Task Handover_ToOneHeir_LeavesNothingBehindAndIsUndoneAsAWhole()
    {
        var (leaver, heir) = (await Person("Lena"), await Person("Hugo"));
        var owned = await Owned(leaver, accounts: 3, perAccount: 2);
        var binned = owned["gadgets"][0];
        await Admin.Delete($"/api/v1/gadgets/{binned}");

        var preview = await Admin.Post($"/api/v1/users/{leaver}/handover/preview", new { rule = "heir", userIds = new[] { heir } });
        Assert.That(preview.Json["items"]!.AsArray().ToDictionary(i => (string)i!["recordType"]!, i => (long)i!["count"]!), Is.EquivalentTo(
            new Dictionary<string, long> { ["account"] = 3, ["contact"] = 6, ["gadget"] = 2 }), preview.Text);
        Assert.That(await Left(leaver), Is.EqualTo(11));

        var job = await HandOver(leaver, new { rule = "heir", userIds = new[] { heir } });

        Assert.That((job.State, job.Failed), Is.EqualTo((JobState.Completed, 0L)));
        Assert.That(await Left(leaver), Is.Zero);
        Assert.That(await Left(heir), Is.EqualTo(11));
        await Admin.Patch($"/api/v1/users/{leaver}", new { active = false });
        await Admin.Post($"/api/v1/gadgets/{binned}/restore");
        var orphans = (await Admin.Get("/api/v1/orphans")).Json["items"]!.AsArray().Where(o => (string)o!["kind"]! == "inactiveOwner");
        Assert.That(orphans, Is.Empty, "also what lay in the bin has gone over");

        await Admin.Patch($"/api/v1/users/{leaver}", new { active = true });
        var undo = await Admin.Post($"/api/v1/change-sets/{job.ChangeSetId}/undo");
        Assert.That(undo.Status, Is.EqualTo(HttpStatusCode.OK), undo.Text);
        Assert.That((await Left(leaver), await Left(heir)), Is.EqualTo((12L, 0L)), undo.Text);
    }

    [Test]
    public async Task Handover_InTurn_KeepsEachCustomerInOneHand()
    {
        var (leaver, one, other) = (await Person("Pia"), await Person("Otto"), await Person("Rosa"));
        var owned = await Owned(leaver, accounts: 4, perAccount: 2);

        var job = await HandOver(leaver, new { rule = "roundRobin", userIds = new[] { one, other } });

        Assert.That((job.State, job.Failed), Is.EqualTo((JobState.Completed, 0L)));
        var owners = new List<string>();
        foreach (var account in owned["accounts"])
        {
            var owner = (string)(await Admin.Get($"/api/v1/accounts/{account}")).Json["ownerId"]!;
            owners.Add(owner);
            var people = (await Admin.Get($"/api/v1/contacts?accountId={account}")).Json["items"]!.AsArray();
            Assert.That(people.Select(p => (string)p!["ownerId"]!), Is.All.EqualTo(owner));
        }

        Assert.That((owners.Count(o => o == one.ToString()), owners.Count(o => o == other.ToString())), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task Handover_ByTeamAndByType_FollowsEach()
    {
        var team = (Guid)(await Admin.Create("teams", new { name = "Leavers" }))["id"]!;
        var (leaver, mate, other) = (await Person("Tess", team), await Person("Mats", team), await Person("Olaf"));
        await Owned(leaver, accounts: 2, perAccount: 1);

        var job = await HandOver(leaver, new { rule = "team", byType = new { gadget = new { rule = "heir", userIds = new[] { other } } } });

        Assert.That((job.State, job.Failed, await Left(leaver)), Is.EqualTo((JobState.Completed, 0L, 0L)));
        Assert.That((await Left(mate), await Left(other)), Is.EqualTo((4L, 2L)));
    }

    [Test]
    public async Task Handover_ToNobodyWhoCould_IsRefused()
    {
        var leaver = await Person("Vera");
        var answers = new[]
        {
            await Admin.Post($"/api/v1/users/{leaver}/handover", new { rule = "heir", userIds = new[] { leaver } }),
            await Admin.Post($"/api/v1/users/{leaver}/handover", new { rule = "heir", userIds = new[] { Guid.CreateVersion7() } }),
            await Admin.Post($"/api/v1/users/{leaver}/handover", new { rule = "roundRobin" }),
            await Admin.Post($"/api/v1/users/{leaver}/handover", new { rule = "team" }),
            await Admin.Post($"/api/v1/users/{leaver}/handover/preview", new { rule = "heir", userIds = new[] { await Person("Xenia") }, byType = new { spaceship = new { rule = "team" } } }),
        };

        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await (await As("sales-rep")).Get($"/api/v1/users/{leaver}/orphans")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    protected override Task<CrmHost> Start() => CrmHost.Start(configure: null, GadgetRecord.Module);

    private async Task<Guid> Person(string name, Guid? teamId = null)
    {
        var roleId = await TestRoles.BuiltIn(Admin, "sales-manager");
        var email = $"{name}-{Guid.CreateVersion7():N}@handover.example";
        return (Guid)(await Admin.Create("users", new { name, email, password = "correct horse battery staple", roleId, teamId }))["id"]!;
    }

    /// <summary>Accounts with people, and a gadget each.</summary>
    private async Task<Dictionary<string, List<Guid>>> Owned(Guid ownerId, int accounts, int perAccount)
    {
        var made = new Dictionary<string, List<Guid>> { ["accounts"] = [], ["contacts"] = [], ["gadgets"] = [] };
        for (var i = 0; i < accounts; i++)
        {
            var account = await Make("accounts", new { name = $"Customer {i}", ownerId });
            for (var j = 0; j < perAccount; j++)
            {
                await Make("contacts", new { familyName = $"Person {j}", accountId = account, ownerId });
            }

            await Make("gadgets", new { name = $"Gadget {i}", accountId = account, ownerId });
        }

        return made;

        async Task<Guid> Make(string resource, object body)
        {
            var id = (Guid)(await Admin.Create(resource, body))["id"]!;
            made[resource].Add(id);
            return id;
        }
    }

    private async Task<Job> HandOver(Guid leaver, object body)
    {
        var answer = await Admin.Post($"/api/v1/users/{leaver}/handover", body);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Accepted), answer.Text);
        return await Host.Ended((Guid)answer.Json["id"]!);
    }

    private async Task<long> Left(Guid userId) => (long)(await Admin.Get($"/api/v1/users/{userId}/orphans")).Json["total"]!;
}
