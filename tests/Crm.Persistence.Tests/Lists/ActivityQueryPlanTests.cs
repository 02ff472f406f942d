using System.Globalization;
using Crm.Access.Contracts;
using Crm.Activities;
using Crm.Activities.Briefs;
using Crm.Activities.CallLists;
using Crm.Activities.Collisions;
using Crm.Activities.Features.Neglect;
using Crm.Activities.Neglect;
using Crm.Activities.Promises;
using Crm.Activities.Reactions;
using Crm.Activities.Timeline;
using Crm.Kernel;
using Crm.Persistence.Tests.Engines;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Persistence.Tests.Lists;

/// <summary>Timelines, briefs, touches, promises due and the neglected are read along an index, however much there is of other customers.</summary>
[TestFixtureSource(typeof(Database), nameof(Database.AtHand))]
[Category("S2")]
internal sealed class ActivityQueryPlanTests(DatabaseProvider provider)
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly DateTime Now = new(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly ReferenceLabels NoLabels = new([]);
    private static readonly AccessLevel[] Levels = [AccessLevel.All, AccessLevel.Team, AccessLevel.Own];
    private readonly QueryPlan plans = new(provider);

    // What may be sorted is little: what was promised to one customer, or what several ranges of an index have brought.
    private static IEnumerable<(string Name, bool MaySort, Func<ActivitiesDb, Task> Read)> Reads() => Levels.SelectMany(Of).Concat(
    [
        ("promises due", false, db => new PromisesDue(db, NoLabels).Of(Id, DateOnly.FromDateTime(Now), CancellationToken.None)),
        ("facts of neglect", true, db => ContactFacts.Of(db, "account", [Id, Guid.CreateVersion7()], Now, CancellationToken.None)),
        ("calls that are due", true, db => CallListQueue.Due(db, Id, Id, Now).Take(20).ToListAsync()),
        ("next of a call list", true, db => CallListQueue.Waiting(db, Id, ["ES", "IT"], Now).Take(20).ToListAsync()),
        ("another team", false, db => new WhenUserMovedToTeam(db).Handle(new UserMovedToTeam(Id, Id), CancellationToken.None)),
    ]);

    private static IEnumerable<(string Name, bool MaySort, Func<ActivitiesDb, Task> Read)> Of(AccessLevel level)
    {
        var viewer = new Viewer(level);
        var later = new Cursor("timeline", Now.Ticks.ToString(CultureInfo.InvariantCulture), Id);
        TimelineReader Reader(ActivitiesDb db) => new(db, Engine.Modules.Records, null!, null!, null!, null!, viewer);
        yield return ($"timeline of {level}", false, db => TimelineReader.Page(Reader(db).Seen(Id, isOpen: false, []), null, 31).ToListAsync());
        yield return ($"timeline of {level}, later", false, db => TimelineReader.Page(Reader(db).Seen(Id, isOpen: false, []), later, 31).ToListAsync());
        yield return ($"timeline of {level}, two kinds", false, db => TimelineReader.Page(Reader(db).Seen(Id, isOpen: false, ["note", "call"]), later, 31).ToListAsync());
        yield return ($"brief of {level}", true, db => new BriefFacts(db, viewer).Load("account", Id, Now, CancellationToken.None));
        yield return ($"touches of {level}", true, db => Touches(db, viewer).Of([Id], [Id], 7, CancellationToken.None));

        // Of several teams at once the longest waiting are sorted out.
        yield return ($"neglected of {level}", level == AccessLevel.Team, db => new ReadNeglectedHandler(db, Engine.Modules.Records, NoLabels, viewer).Handle(new ReadNeglected(null, 50, null), CancellationToken.None));
    }

    [Test]
    public async Task Reads_OfActivities_FollowAnIndex()
    {
        var problems = new List<string>();
        var database = await Database.Create(provider);
        await using (database)
        {
            var recorder = new Recorder(hasServer: true);
            var db = database.Context(recorder.Interceptors);
            await using (db)
            {
                foreach (var (name, maySort, read) in Reads())
                {
                    recorder.Statements.Clear();
                    await read(new ActivitiesDb(db));
                    Assert.That(recorder.Statements, Is.Not.Empty, name);
                    foreach (var statement in recorder.Statements.ToList())
                    {
                        var plan = await plans.Explain(db, statement);

                        // Everybody's list has no condition: it begins at the beginning of its index.
                        var slow = plan.Where(step => (plans.IsScan(step) && !step.StartsWith("SCAN a USING INDEX IX_activities_neglected_Since", StringComparison.Ordinal)) || (plans.IsSort(step) && !maySort));
                        problems.AddRange(slow.Select(step => $"{name}: {step}\n{statement.Sql}"));
                    }
                }
            }
        }

        Assert.That(problems, Is.Empty);
    }

    private static RecentTouches Touches(ActivitiesDb db, ICurrentUser viewer) => new(db, NoLabels, viewer, Options.Create(new CollisionOptions()), TimeProvider.System);
}
