using System.Net;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Crm.Api.Tests.Contacts;

/// <summary>Where somebody mainly works stands in the contact; whatever else they do and did is kept beside it.</summary>
[Category("S11")]
public sealed class EmploymentTests : HostFixture
{
    [Test]
    public async Task ChangingTheAccount_KeepsTheOldJobAsPast_AndUndoTakesItBack()
    {
        var (old, next) = (await Account("Old employer"), await Account("New employer"));
        var ana = await Admin.Create("contacts", new { familyName = "Mover", accountId = Id(old), title = "Buyer", employedSince = "2019-05-01" });

        var moved = await Admin.Patch($"/api/v1/contacts/{ana["id"]}", new { accountId = Id(next), title = "Head of purchasing" });

        var jobs = await Jobs(ana);
        Assert.That(jobs.Select(j => (Where(j), (string?)j["title"], (bool)j["isPrimary"]!, (bool)j["isPast"]!)),
            Is.EqualTo(new[] { (Id(next), "Head of purchasing", true, false), (Id(old), "Buyer", false, true) }));
        Assert.That(((string?)jobs[1]["since"], (string?)jobs[0]["since"]), Is.EqualTo(("2019-05-01", (string?)jobs[1]["until"])), "the new one begins when the old one ends");
        var former = (await Admin.Get($"/api/v1/accounts/{old["id"]}/relations?type=employs&past=true")).Json["items"]!.AsArray();
        Assert.That((Guid)former.Single()!["party"]!["id"]!, Is.EqualTo(Id(ana)), "former colleagues know");

        var undo = await Admin.Post($"/api/v1/change-sets/{moved.ChangeSetId}/undo");
        Assert.That(undo.Json["conflicts"]?.AsArray(), Is.Empty, undo.Text);
        Assert.That((await Jobs(ana)).Select(j => (Where(j), (string?)j["title"], (string?)j["since"])), Is.EqualTo(new[] { (Id(old), "Buyer", "2019-05-01") }));
    }

    [Test]
    public async Task MakingAnotherJobTheMainOne_ChangesTheContact_AndLosesNothing()
    {
        var (day, night) = (await Account("Day job"), await Account("Night job"));
        var ana = await Admin.Create("contacts", new { familyName = "Two jobs", accountId = Id(day), title = "Clerk" });
        await Add(ana, new { accountId = Id(night), title = "Singer", since = "2024-01-01" });
        var beside = (await Jobs(ana))[1];

        var swapped = await Admin.Post($"/api/v1/contacts/{ana["id"]}/employments/{beside["id"]}/primary");

        Assert.That(swapped.Status, Is.EqualTo(HttpStatusCode.OK), swapped.Text);
        Assert.That(swapped.Json["items"]!.AsArray().Select(j => (Where(j!), (string?)j!["title"], (bool)j["isPrimary"]!)), Is.EqualTo(new[] { (Id(night), "Singer", true), (Id(day), "Clerk", false) }));
        var contact = (await Admin.Get($"/api/v1/contacts/{ana["id"]}")).Json;
        Assert.That(((Guid)contact["accountId"]!, (string?)contact["title"], (string?)contact["employedSince"]), Is.EqualTo((Id(night), "Singer", "2024-01-01")));
        var undo = await Admin.Post($"/api/v1/change-sets/{swapped.ChangeSetId}/undo");
        Assert.That(undo.Json["conflicts"]?.AsArray(), Is.Empty, undo.Text);
        Assert.That((await Jobs(ana)).Select(j => (Where(j), (bool)j["isPrimary"]!)), Is.EqualTo(new[] { (Id(day), true), (Id(night), false) }));
    }

    [Test]
    public async Task FirstJob_BecomesTheMainOne_AndAPastOneDoesNot()
    {
        var (was, isNow) = (await Account("Was there"), await Account("Is there"));
        var ana = await Admin.Create("contacts", new { familyName = "No job" });

        await Add(ana, new { accountId = Id(was), until = "2020-01-01" });
        var refused = await Admin.Post("/api/v1/relations", new { type = "worksFor", fromContactId = Id(ana), toAccountId = Id(isNow) });
        await Add(ana, new { accountId = Id(isNow), title = "Baker" });
        var twice = await Admin.Post($"/api/v1/contacts/{ana["id"]}/employments", new { accountId = Id(isNow) });

        Assert.That((refused.Status, (string)refused.Json["code"]!), Is.EqualTo((HttpStatusCode.Conflict, "employment_is_primary")));
        Assert.That((await Jobs(ana)).Select(j => (Where(j), (bool)j["isPrimary"]!, (bool)j["isPast"]!)), Is.EqualTo(new[] { (Id(isNow), true, false), (Id(was), false, true) }));
        Assert.That((twice.Status, (string)twice.Json["code"]!), Is.EqualTo((HttpStatusCode.Conflict, "relation_exists")));
    }

    [Test]
    public async Task MergedPeople_KeepWhatTheyDidElsewhere()
    {
        var (one, two) = (await Account("One place"), await Account("Another place"));
        var survivor = await Admin.Create("contacts", new { familyName = "Twin", accountId = Id(one) });
        var other = await Admin.Create("contacts", new { familyName = "Twin", accountId = Id(two), title = "Driver" });

        var merge = await Admin.Post($"/api/v1/contacts/{survivor["id"]}/merge", new { others = new[] { Id(other) } });

        Assert.That((await Jobs(survivor)).Select(j => (Where(j), (bool)j["isPrimary"]!, (bool)j["isPast"]!)), Is.EqualTo(new[] { (Id(one), true, false), (Id(two), false, true) }));
        var undo = await Admin.Post($"/api/v1/change-sets/{merge.ChangeSetId}/undo");
        Assert.That(undo.Json["conflicts"]?.AsArray(), Is.Empty, undo.Text);
        Assert.That((await Jobs(survivor)).Select(Where), Is.EqualTo(new[] { Id(one) }));
        Assert.That((await Jobs(other)).Select(Where), Is.EqualTo(new[] { Id(two) }));
    }

    [Test]
    public async Task MergedOrganisations_LeaveNobodyThereTwice()
    {
        var (one, two) = (await Account("Same"), await Account("The same"));
        var ana = await Admin.Create("contacts", new { familyName = "Both", accountId = Id(one) });
        await Add(ana, new { accountId = Id(two), title = "Again" });

        await Admin.Post($"/api/v1/accounts/{one["id"]}/merge", new { others = new[] { Id(two) } });

        Assert.That((await Jobs(ana)).Select(j => (Where(j), (bool)j["isPrimary"]!)), Is.EqualTo(new[] { (Id(one), true) }));
    }

    /// <summary>Whatever people do: among present jobs exactly one is the main one, the contact names it, nobody is anywhere twice, and no place is forgotten.</summary>
    [Test]
    public async Task WhateverIsDone_OneOfThePresentJobsIsTheMainOne_AndNoneIsForgotten()
    {
        var places = new List<JsonNode>();
        for (var i = 0; i < 4; i++)
        {
            places.Add(await Account($"Place {i}"));
        }

        var acts = from what in Gen.Choose(0, 4) from place in Gen.Choose(0, 3) select (What: what, Place: place);
        foreach (var sequence in acts.ListOf(8).Sample(12))
        {
            var ana = await Admin.Create("contacts", new { familyName = "Random" });
            var been = new HashSet<Guid>();
            foreach (var (what, place) in sequence)
            {
                await Do(ana, what, Id(places[place]), been);
                var told = string.Join(", ", sequence);
                var jobs = await Jobs(ana);
                var present = jobs.Where(j => !(bool)j["isPast"]!).ToList();
                var contact = (await Admin.Get($"/api/v1/contacts/{ana["id"]}")).Json;
                Assert.That(present.Count(j => (bool)j["isPrimary"]!), Is.EqualTo(present.Count == 0 ? 0 : 1), told);
                Assert.That((Guid?)contact["accountId"], Is.EqualTo(present.Count == 0 ? null : (Guid?)Where(present.Single(j => (bool)j["isPrimary"]!))), told);
                Assert.That(present.Select(Where), Is.Unique, told);
                Assert.That(jobs.Select(Where).ToHashSet(), Is.EquivalentTo(been), told);
            }
        }
    }

    private async Task Do(JsonNode person, int what, Guid place, HashSet<Guid> been)
    {
        var path = $"/api/v1/contacts/{person["id"]}";
        var beside = (await Jobs(person)).Find(j => Where(j) == place && j["id"] is not null && !(bool)j["isPast"]!);
        var done = what switch
        {
            0 => await Admin.Patch(path, new { accountId = place }),
            1 => await Admin.Patch(path, new { accountId = (Guid?)null }),
            2 => await Admin.Post($"{path}/employments", new { accountId = place, since = "2020-01-01" }),
            3 when beside is not null => await Admin.Post($"{path}/employments/{beside["id"]}/primary"),
            _ when beside is not null => await Admin.Patch($"/api/v1/relations/{beside["id"]}", new { until = "2021-01-01" }),
            _ => null,
        };
        if (what is 0 or 2 && done is { Status: HttpStatusCode.OK or HttpStatusCode.Created })
        {
            been.Add(place);
        }

        Assert.That(done is null || (int)done.Status is < 300 or 409, Is.True, done?.Text);
    }

    private async Task Add(JsonNode person, object job)
    {
        var answer = await Admin.Post($"/api/v1/contacts/{person["id"]}/employments", job);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
    }

    private async Task<List<JsonNode>> Jobs(JsonNode person) => [.. (await Admin.Get($"/api/v1/contacts/{person["id"]}/employments")).Json["items"]!.AsArray().Select(j => j!)];

    private Task<JsonNode> Account(string name) => Admin.Create("accounts", new { name });

    private static Guid Id(JsonNode record) => (Guid)record["id"]!;

    private static Guid Where(JsonNode job) => (Guid)job["account"]!["id"]!;
}
