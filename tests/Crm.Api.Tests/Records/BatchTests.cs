using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Records;

/// <summary>Many operations in one request: one result each, one change set, all or nothing where that is asked for.</summary>
[Category("S1")]
public sealed class BatchTests : HostFixture
{
    [Test]
    public async Task Batch_EveryVerb_AnswersAResultEachInOrder()
    {
        var present = await Admin.Create("accounts", new { name = "Present", externalIds = new[] { new { source = "erp", key = "B1" } } });
        var doomed = await Admin.Create("accounts", new { name = "Doomed" });
        var answer = await Batch(
            new { op = "create", values = new { name = "Fresh" } },
            new { op = "update", id = present["id"], version = 1, values = new { industry = "Tea" } },
            new { op = "upsert", source = "erp", key = "B1", values = new { city = "x" } },
            new { op = "upsert", source = "erp", key = "B1", values = new { foundedYear = 1999 } },
            new { op = "upsert", source = "erp", key = "B2", values = new { name = "From the ERP" } },
            new { op = "upsert", source = "erp", key = "B2", values = new { industry = "Coffee" } },
            new { op = "delete", id = doomed["id"] },
            new { op = "update", id = doomed["id"], values = new { name = "Too late" } },
            new { op = "restore", id = doomed["id"] },
            new { op = "update", id = Guid.CreateVersion7(), values = new { name = "Nobody" } },
            new { op = "update", id = present["id"], version = 1, values = new { name = "Stale" } },
            new { op = "explode" },
            new { op = "create", values = new { name = "" } });

        var results = answer.Json["results"]!.AsArray();
        Assert.That(results.Select(r => (int)r!["index"]!), Is.EqualTo(Enumerable.Range(0, 13)));
        Assert.That(results.Select(r => (int)r!["status"]!), Is.EqualTo(new[] { 201, 200, 400, 200, 201, 200, 204, 409, 200, 404, 412, 400, 400 }), answer.Text);
        Assert.That(((int)answer.Json["succeeded"]!, (int)answer.Json["failed"]!), Is.EqualTo((7, 6)));
        Assert.That((string)results[2]!["problem"]!["errors"]!.AsObject().Single().Key, Is.EqualTo("values.city"));
        Assert.That((string)results[10]!["problem"]!["current"]!["industry"]!, Is.EqualTo("Tea"));
        Assert.That((string)results[4]!["id"]!, Is.EqualTo((string)results[5]!["id"]!));

        var now = (await Admin.Get($"/api/v1/accounts/{present["id"]}")).Json;
        Assert.That(((string)now["name"]!, (string)now["industry"]!, (int)now["foundedYear"]!, (long)now["version"]!), Is.EqualTo(("Present", "Tea", 1999, 3L)));
        Assert.That((string)(await Admin.Get($"/api/v1/accounts/{doomed["id"]}")).Json["name"]!, Is.EqualTo("Doomed"));
        var history = (await Admin.Get($"/api/v1/accounts/{present["id"]}/history")).Json["items"]!.AsArray();
        Assert.That(history.Take(2).Select(h => (Guid)h!["changeSetId"]!), Is.All.EqualTo(answer.ChangeSetId));
    }

    [Test]
    public async Task Batch_Atomic_IsDoneWhollyOrNotAtAll()
    {
        var operations = new object[] { new { op = "create", values = new { name = "All 1" } }, new { op = "create", values = new { name = "All 2", foundedYear = "no" } }, new { op = "create", values = new { name = "All 3" } } };
        var refused = await Admin.Post("/api/v1/accounts/batch", new { operations, atomic = true });

        Assert.That((refused.Status, refused.Code, (int)refused.Json["params"]!["index"]!), Is.EqualTo((HttpStatusCode.BadRequest, "validation", 1)));
        Assert.That(refused.Json["errors"]!.AsObject().Single().Key, Is.EqualTo("operations[1].values.foundedYear"));
        Assert.That(refused.Headers.ContainsKey("Change-Set-Id"), Is.False);
        Assert.That(await Admin.Count("accounts?name[startsWith]=All"), Is.Zero);

        operations[1] = new { op = "create", values = new { name = "All 2" } };
        var done = await Admin.Post("/api/v1/accounts/batch", new { operations, atomic = true, records = true });
        Assert.That(done.Json["results"]!.AsArray().Select(r => (string)r!["record"]!["name"]!), Is.EqualTo(new[] { "All 1", "All 2", "All 3" }));
        await Admin.Post($"/api/v1/change-sets/{done.ChangeSetId}/undo");
        Assert.That(await Admin.Count("accounts?name[startsWith]=All"), Is.Zero, "one change set takes all of it back");
    }

    [Test]
    public async Task Batch_WhatTheDatabaseRefuses_StopsThatOperationAlone()
    {
        var parent = await Admin.Create("accounts", new { name = "Ring A" });
        var child = await Admin.Create("accounts", new { name = "Ring B", parentId = parent["id"] });
        var taken = await Admin.Create("accounts", new { name = "Holder", externalIds = new[] { new { source = "erp", key = "T1" } } });
        var answer = await Batch(
            new { op = "create", values = new { name = "Before" } },
            new { op = "update", id = parent["id"], values = new { parentId = child["id"], industry = "Lost with it" } },
            new { op = "create", values = new { name = "Thief", externalIds = new[] { new { source = "erp", key = "T1" } } } },
            new { op = "update", id = child["id"], values = new { externalIds = new[] { new { source = "erp", key = "T1" } } } },
            new { op = "create", values = new { name = "After" } });

        Assert.That(Statuses(answer), Is.EqualTo(new[] { 201, 409, 409, 409, 201 }), answer.Text);
        Assert.That((string?)(await Admin.Get($"/api/v1/accounts/{parent["id"]}")).Json["industry"], Is.Null);
        Assert.That(await Admin.Count("accounts?name=Thief"), Is.Zero);
        Assert.That(taken, Is.Not.Null);
    }

    [Test]
    public async Task Batch_NothingSucceeds_LeavesNoChangeSet()
    {
        var answer = await Batch(new { op = "create", values = new { name = "" } }, new { op = "delete", id = Guid.CreateVersion7() });

        Assert.That(Statuses(answer), Is.EqualTo(new[] { 400, 404 }));
        Assert.That(answer.Headers.ContainsKey("Change-Set-Id"), Is.False);
    }

    [Test]
    public async Task Batch_EachOperation_NeedsItsOwnPermission()
    {
        var account = await Admin.Create("accounts", new { name = "Guarded" });
        var reader = await As("read-only");
        var agent = await As("service-agent");
        object[] operations = [new { op = "create", values = new { name = "Allowed" } }, new { op = "update", id = account["id"], values = new { industry = "x" } }, new { op = "delete", id = account["id"] }];

        Assert.That(Statuses(await reader.Post("/api/v1/accounts/batch", new { operations })), Is.EqualTo(new[] { 403, 403, 403 }));
        Assert.That(Statuses(await agent.Post("/api/v1/accounts/batch", new { operations })), Is.EqualTo(new[] { 201, 200, 403 }));
    }

    [Test]
    public async Task Batch_MoreThanAThousand_IsRefused()
    {
        var operations = Enumerable.Range(0, 1001).Select(i => new { op = "create", values = new { name = $"Too many {i}" } });

        Assert.That((await Admin.Post("/api/v1/accounts/batch", new { operations })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Admin.Post("/api/v1/accounts/batch", new { operations = Array.Empty<object>() })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Admin.Post("/api/v1/accounts/batch", new { operations = "many", more = 1 })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    /// <summary>Well under two seconds alone on a machine; the bound leaves room for a busy one.</summary>
    [Test]
    public async Task Batch_AThousandCreations_AreFast()
    {
        var operations = Enumerable.Range(0, 1000).Select(i => new
        {
            op = "create",
            values = new { givenName = $"Given{i}", familyName = $"Family{i}", emails = new[] { new { address = $"p{i}@batch.example", label = "work" } }, tags = new[] { "batch" } },
        }).ToList();
        await Admin.Post("/api/v1/contacts/batch", new { operations = operations.Take(10) });
        var since = Stopwatch.StartNew();
        var answer = await Admin.Post("/api/v1/contacts/batch", new { operations });
        TestContext.Out.WriteLine($"1,000 contacts created in {since.ElapsedMilliseconds} ms");
        var ids = answer.Json["results"]!.AsArray().Select(r => (Guid)r!["id"]!).ToList();
        since.Restart();
        var updated = await Admin.Post("/api/v1/contacts/batch", new { operations = ids.Select(id => new { op = "update", id, values = new { title = "Batched" } }) });
        TestContext.Out.WriteLine($"1,000 contacts changed in {since.ElapsedMilliseconds} ms");

        Assert.That((int)answer.Json["succeeded"]!, Is.EqualTo(1000), answer.Text[..200]);
        Assert.That((int)updated.Json["succeeded"]!, Is.EqualTo(1000), updated.Text[..200]);
        Assert.That(since.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
        Assert.That(await Admin.Count("contacts?title=Batched"), Is.EqualTo(1000));
    }

    private static IEnumerable<int> Statuses(Answer answer) => answer.Json["results"]!.AsArray().Select(r => (int)r!["status"]!);

    private async Task<Answer> Batch(params object[] operations)
    {
        var answer = await Admin.Post("/api/v1/accounts/batch", new { operations });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer;
    }
}
