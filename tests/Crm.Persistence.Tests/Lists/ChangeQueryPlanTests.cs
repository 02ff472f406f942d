using Crm.Persistence.Tests.Engines;
using Crm.Platform.Audit;
using Crm.Platform.Audit.Features;
using Crm.Platform.Bulk;
using Crm.Platform.Consents;
using Crm.Platform.Consents.Features;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Jobs;
using Crm.Platform.Jobs.Features;
using Crm.Platform.Privacy.Features;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.Tests.Lists;

/// <summary>The change feed, its sequencer, undo and bulk work read their rows from an index that also gives the order.</summary>
[TestFixtureSource(typeof(Database), nameof(Database.AtHand))]
internal sealed class ChangeQueryPlanTests(DatabaseProvider provider)
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private readonly QueryPlan plans = new(provider);

    private static IEnumerable<(string Name, Func<CrmDbContext, IQueryable<object>> Query)> Queries() =>
    [
        ("commits of the feed", db => ChangeFeed.Slices(db, 0).Take(102)),
        ("commits of the feed, later", db => ChangeFeed.Slices(db, 4711).Take(102)),
        ("changes of the feed", db => ChangeFeed.Changes(db, [Id, Guid.CreateVersion7()], 12, 99)),
        ("what waits for a number", db => ChangeSequencer.Waiting(db).OrderBy(s => s.Id).Take(500)),
        ("audit log", db => Audit(db, new AuditFilter(null, null, null, null, DateTime.UnixEpoch, null))),
        ("audit log of somebody", db => Audit(db, new AuditFilter(Id, null, null, null, null, null))),
        ("audit log of an action", db => Audit(db, new AuditFilter(null, "access.refused", null, null, null, null))),
        ("audit log of a record", db => Audit(db, new AuditFilter(null, null, "contact", Id, null, null))),
        ("what waits to be linked", db => AuditSequencer.Waiting(db).OrderBy(a => a.Id).Take(500)),
        ("how far history is linked", db => AuditSequencer.LastPortions(db)),
        ("the chain", db => AuditVerifier.After(db, 4711).Take(1000)),
        ("consents of a person", db => PersonConsentsHandler.History(db, Id).Take(500)),
        ("whether something may be sent", db => ConsentCheck.States(db, [Id], ConsentChannel.Email, "newsletter")),
        ("erasures, later", db => ErasureHandler.Query(db, new ListErasures(new Cursor("-requestedAt", new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc).Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture), Id).Encode()))),
        ("portion of an undo", db => UndoPortions.Records(db, Id, Id).Take(501).Select(id => (object)id)),
        ("portion of bulk work", db => db.Set<BulkPortion>().Where(p => p.OperationId == Id).OrderBy(p => p.Number).Take(1)),
        ("changes of a portion", db => db.Set<Change>().Where(c => c.ChangeSetId == Id && new List<Guid> { Id }.Contains(c.RecordId))),
        ("failures of a job", db => ListJobFailuresHandler.Query(db, Id, Id).Take(101)),
    ];

    private static IQueryable<object> Audit(CrmDbContext db, AuditFilter filter) => ReadAuditHandler.Query(db, new ReadAudit(filter, 50, Cursor: null));

    [Test]
    public async Task Queries_OfChanges_FollowAnIndex()
    {
        var database = await Database.Create(provider);
        await using (database)
        {
            var recorder = new Recorder(hasServer: true);
            var db = database.Context(recorder.Interceptors);
            await using (db)
            {
                foreach (var (name, query) in Queries())
                {
                    recorder.Statements.Clear();
                    await query(db).ToListAsync();
                    var plan = await plans.Explain(db, recorder.Statements.Single());

                    Assert.That(plan.Where(step => plans.IsScan(step) || plans.IsSort(step)), Is.Empty, $"{name}: {string.Join('\n', plan)}");
                }
            }
        }
    }

    [TestCaseSource(typeof(Engine), nameof(Engine.All))]
    public void Queries_OfChanges_TranslateOnEveryEngine(DatabaseProvider engine)
    {
        using var db = Engine.Design(engine);
        foreach (var (name, query) in Queries())
        {
            Assert.That(query(db).ToQueryString(), Does.Contain("platform_"), name);
        }
    }
}
