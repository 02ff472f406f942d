using System.Globalization;
using Crm.Contacts;
using Crm.Contacts.Domain;
using Crm.Contacts.Relations;
using Crm.Kernel;
using Crm.Persistence.Tests.Engines;
using Crm.Platform.Data;
using Crm.Platform.Records;

namespace Crm.Persistence.Tests.Lists;

/// <summary>The relations of one party are read along an index that also gives their order, however many there are of others.</summary>
[TestFixtureSource(typeof(Database), nameof(Database.AtHand))]
[Category("S11")]
internal sealed class RelationQueryPlanTests(DatabaseProvider provider)
{
    private readonly QueryPlan plans = new(provider);

    [Test]
    public async Task Relations_OfOneParty_FollowAnIndex()
    {
        var problems = new List<string>();
        var database = await Database.Create(provider);
        await using (database)
        {
            var recorder = new Recorder(hasServer: true);
            var db = database.Context(recorder.Interceptors);
            await using (db)
            {
                var contacts = new ContactsDb(db);
                var later = new Cursor("relations", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks.ToString(CultureInfo.InvariantCulture), Guid.CreateVersion7());
                foreach (var (level, kind, isFrom, before) in
                    from level in new[] { AccessLevel.All, AccessLevel.Own }
                    from kind in new[] { PartyKind.Contact, PartyKind.Account }
                    from isFrom in new[] { true, false }
                    from before in new[] { null, later }
                    select (level, kind, isFrom, before))
                {
                    var viewer = new Viewer(level);
                    recorder.Statements.Clear();
                    await new RelationReader(contacts, new RelationCatalog(contacts), new PartyNames(contacts, viewer), viewer, TimeProvider.System)
                        .Read(new Party(kind, Guid.CreateVersion7()), isFrom, key: null, past: false, before, most: 51, CancellationToken.None);
                    var plan = await plans.Explain(db, recorder.Statements.Single());
                    problems.AddRange(plan.Where(step => plans.IsScan(step) || plans.IsSort(step)).Select(step => $"{level} {kind} {isFrom}: {step}"));
                }
            }
        }

        Assert.That(problems, Is.Empty);
    }
}
