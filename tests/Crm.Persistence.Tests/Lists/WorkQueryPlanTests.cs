using System.Globalization;
using Crm.Kernel;
using Crm.Persistence.Tests.Engines;
using Crm.Platform.Data;
using Crm.Platform.Events;
using Crm.Platform.Events.Features;
using Crm.Platform.Jobs;
using Crm.Platform.Jobs.Features;
using Crm.Platform.Records;

namespace Crm.Persistence.Tests.Lists;

/// <summary>The lists of jobs and of event deliveries, as their handlers read them, follow an index.</summary>
[TestFixtureSource(typeof(Database), nameof(Database.AtHand))]
internal sealed class WorkQueryPlanTests(DatabaseProvider provider)
{
    private static readonly ReferenceLabels NoLabels = new([]);
    private readonly QueryPlan plans = new(provider);

    private static string Later(string sort) => new Cursor(sort, new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc).Ticks.ToString(CultureInfo.InvariantCulture), Guid.CreateVersion7()).Encode();

    private static IEnumerable<(string Name, Func<CrmDbContext, Task> Read)> Lists() =>
    [
        ("my jobs", db => Jobs(db, AccessLevel.None, cursor: null)),
        ("my jobs, later", db => Jobs(db, AccessLevel.None, Later("-createdAt"))),
        ("all jobs", db => Jobs(db, AccessLevel.All, cursor: null)),
        ("all jobs, later", db => Jobs(db, AccessLevel.All, Later("-createdAt"))),
        ("failed jobs", db => Jobs(db, AccessLevel.All, cursor: null, JobState.Failed)),
        ("dead deliveries", db => Deliveries(db, DeliveryState.Dead, cursor: null)),
        ("dead deliveries, later", db => Deliveries(db, DeliveryState.Dead, Later("-deadAt"))),
        ("waiting deliveries", db => Deliveries(db, DeliveryState.Waiting, cursor: null)),
        ("waiting deliveries, later", db => Deliveries(db, DeliveryState.Waiting, Later("nextAttemptAt"))),
        ("discarded deliveries", db => Deliveries(db, DeliveryState.Discarded, cursor: null)),
    ];

    [Test]
    public async Task Lists_OfWork_FollowAnIndex()
    {
        var database = await Database.Create(provider);
        await using (database)
        {
            var recorder = new Recorder(hasServer: true);
            var db = database.Context(recorder.Interceptors);
            await using (db)
            {
                foreach (var (name, read) in Lists())
                {
                    recorder.Statements.Clear();
                    await read(db);
                    Assert.That(recorder.Statements, Is.Not.Empty, name);
                    foreach (var statement in recorder.Statements.ToList())
                    {
                        var plan = await plans.Explain(db, statement);

                        // Everybody's jobs have no condition: their list begins at the end of its index.
                        var mayRead = name is "all jobs" or "failed jobs" ? "SCAN p USING INDEX IX_platform_jobs_CreatedAt_Id" : null;

                        // What has not been done is little. To PostgreSQL "is null" is not one value, so the order of the index behind it is lost.
                        var maySort = name.Contains("deliveries", StringComparison.Ordinal);
                        Assert.That(plan.Where(step => (plans.IsScan(step) && step != mayRead) || (plans.IsSort(step) && !maySort)), Is.Empty, $"{name}: {statement.Sql}\n{string.Join('\n', plan)}");
                    }
                }
            }
        }
    }

    private static Task Jobs(CrmDbContext db, AccessLevel level, string? cursor, JobState? state = null) =>
        new ReadJobsHandler(new JobAccess(db, new Viewer(level)), new JobView(NoLabels, new JobCatalog(Engine.Modules), TimeProvider.System))
            .Handle(new ListJobs(state, Kind: null, Mine: false, cursor), CancellationToken.None);

    private static Task Deliveries(CrmDbContext db, DeliveryState state, string? cursor) =>
        new ReadDeliveriesHandler(new DeliveryBoard(db, NoLabels)).Handle(new ListDeliveries(state, EventName: null, Handler: null, cursor), CancellationToken.None);
}
