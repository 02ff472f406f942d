using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Platform.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Suggestions;

/// <summary>Learns from all orders what is bought together, in two passes over their lines.</summary>
[JobKind(Kind, ChangeSource.System, Subject = "/suggestion-models/{subjectId}")]
internal sealed class LearnSuggestionsJob(OpportunitiesDb db, BasketReader baskets, BulkRows bulk, UnitOfWork unit, TimeProvider clock) : IJobHandler
{
    public const string Kind = "suggestionLearning";

    /// <summary>What is in fewer of all orders is chance.</summary>
    public const double MinSupport = 0.002;

    /// <summary>With few orders, so many at least.</summary>
    public const int LeastOrders = 3;

    /// <summary>Of so many versions the rules are kept.</summary>
    private const int Kept = 2;

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        var model = await db.Of<SuggestionModel>().SingleAsync(m => m.Id == job.SubjectId, ct);
        if (model.State == SuggestionModelState.Learning)
        {
            await Learn(model, ct);
            (job.Total, job.Done) = (model.Lines, model.Lines);
        }

        return false;
    }

    public async Task Ended(Job job, CancellationToken ct) => (await db.Of<SuggestionModel>().SingleAsync(m => m.Id == job.SubjectId, ct)).Fail();

    public async Task Resumed(Job job, CancellationToken ct) => (await db.Of<SuggestionModel>().SingleAsync(m => m.Id == job.SubjectId, ct)).TryAgain();

    private async Task Learn(SuggestionModel model, CancellationToken ct)
    {
        var (products, families) = (new Associations(SuggestionKind.Product), new Associations(SuggestionKind.Family));
        var (orders, lines) = (0, 0L);
        (DateTime First, DateTime Last)? seen = null;
        await foreach (var basket in baskets.Read(ct))
        {
            products.Count(basket.Products);
            families.Count(basket.Families);
            orders += basket.Products.Count > 0 ? 1 : 0;
            lines += basket.Lines;
            seen = seen is { } s ? (Earlier(s.First, basket.OrderedAt), Later(s.Last, basket.OrderedAt)) : (basket.OrderedAt, basket.OrderedAt);
        }

        var least = Math.Max(LeastOrders, (int)Math.Ceiling(orders * MinSupport));
        products.Choose(least);
        families.Choose(least);
        await foreach (var basket in baskets.Read(ct))
        {
            products.Pair(basket.CustomerId, basket.Products);
            families.Pair(basket.CustomerId, basket.Families);
        }

        var (ofProducts, ofFamilies) = (products.Rules(model.Id, orders, least).ToList(), families.Rules(model.Id, orders, least).ToList());
        await Replace(model, ct);
        bulk.Add<SuggestionRule>(ofProducts);
        bulk.Add<SuggestionRule>(ofFamilies);
        model.Learned(clock.GetUtcNow().UtcDateTime, seen, orders, lines, least, ofProducts.Count, ofFamilies.Count);
    }

    private async Task Replace(SuggestionModel model, CancellationToken ct)
    {
        (await db.Of<SuggestionModel>().Where(m => m.IsActive).ToListAsync(ct)).ForEach(m => m.IsActive = false);
        var last = await db.Of<SuggestionModel>().Where(m => m.State == SuggestionModelState.Ready).OrderByDescending(m => m.Number).Select(m => m.Id).Take(Kept - 1).ToListAsync(ct);
        await unit.Begin(ct);
        await db.Of<SuggestionRule>().Where(r => r.ModelId != model.Id && !last.Contains(r.ModelId)).ExecuteDeleteAsync(ct);
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
