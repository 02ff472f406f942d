using System.Globalization;
using Crm.Opportunities;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Potential;
using Crm.Persistence.Tests.Engines;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.Tests.Lists;

/// <summary>What accounts need is listed along an index whatever it is sorted by, and what is asked of one customer or link touches only theirs.</summary>
[TestFixtureSource(typeof(Database), nameof(Database.AtHand))]
[Category("S34")]
internal sealed class InsightQueryPlanTests(DatabaseProvider provider)
{
    private readonly QueryPlan plans = new(provider);

    [Test]
    public async Task Needs_RulesAndAsks_FollowAnIndex()
    {
        var problems = new List<string>();
        var database = await Database.Create(provider);
        await using (database)
        {
            var recorder = new Recorder(hasServer: true);
            var db = database.Context(recorder.Interceptors);
            await using (db)
            {
                var own = new OpportunitiesDb(db);
                var needs = new NeedList(own, null!, null!, null!, null!);
                foreach (var (family, sort, after) in
                    from family in new[] { null, "Porcelain" }
                    from sort in new[] { "-whiteSpace", "whiteSpace", "-share", "share" }
                    from after in new[] { null, new Cursor(sort, 5.ToString(CultureInfo.InvariantCulture), Guid.CreateVersion7()) }
                    select (family, sort, after))
                {
                    await Look($"{family} {sort} {after is null}", needs.After(family, sort, after).Take(51).ToListAsync());
                }

                List<string> keys = ["TEA", "CUP"];
                var (model, account, since) = (Guid.CreateVersion7(), Guid.CreateVersion7(), TimeProvider.System.GetUtcNow().UtcDateTime);
                await Look("rules", own.Of<SuggestionRule>().Where(r => r.ModelId == model && r.Kind == SuggestionKind.Product && EF.Parameter(keys).Contains(r.ItemKey)).ToListAsync());
                await Look("asks", own.Of<MotiveAsk>().Where(a => a.AccountId == account && a.AskedAt > since).ToListAsync());
                await Look("page", own.Of<MotiveAsk>().Where(a => a.TokenHash == "x").ToListAsync());
            }

            async Task Look<T>(string what, Task<List<T>> asked)
            {
                await asked;
                var plan = await plans.Explain(db, recorder.Statements.Last());
                problems.AddRange(plan.Where(step => plans.IsScan(step) || plans.IsSort(step)).Select(step => $"{what}: {step}"));
                recorder.Statements.Clear();
            }
        }

        Assert.That(problems, Is.Empty);
    }
}
