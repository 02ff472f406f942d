using System.Text.Json;
using Crm.Kernel;
using Crm.Opportunities.Contracts;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Stages;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Answers;

internal sealed class PartiesOfDealsHandler(OpportunitiesDb db) : IRequestHandler<PartiesOfDeals, IReadOnlyDictionary<Guid, DealParties>>
{
    public async Task<IReadOnlyDictionary<Guid, DealParties>> Handle(PartiesOfDeals request, CancellationToken cancellationToken)
    {
        var ids = request.OpportunityIds.ToList();
        return await db.Opportunities.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id)).Select(o => new { o.Id, o.AccountId, o.ContactId })
            .ToDictionaryAsync(o => o.Id, o => new DealParties(o.AccountId, o.ContactId), cancellationToken);
    }
}

internal sealed class QuotesToTellHandler(OpportunitiesDb db) : IRequestHandler<QuotesToTell, IReadOnlyList<ToldQuote>>
{
    public async Task<IReadOnlyList<ToldQuote>> Handle(QuotesToTell request, CancellationToken cancellationToken)
    {
        var ids = request.QuoteIds.ToList();
        var quotes = await db.Of<Quote>().AsNoTracking().Where(q => EF.Parameter(ids).Contains(q.Id) && q.DeletionId == Guid.Empty && q.SentAt != null).ToListAsync(cancellationToken);
        var messages = (await db.Of<QuoteMessage>().AsNoTracking().Where(m => EF.Parameter(ids).Contains(m.QuoteId)).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(cancellationToken)).ToLookup(m => m.QuoteId);
        return [.. quotes.Select(q => new ToldQuote(
            q.Id, q.Number ?? "", q.Title ?? "", q.AccountId, q.ContactId, q.OpportunityId, q.OwnerId, q.TeamId, q.Total?.Amount ?? 0, q.Currency ?? "", q.SentAt!.Value, q.FirstOpenedAt, q.AnsweredAt,
            q.Status switch { QuoteStatus.Accepted => true, QuoteStatus.Declined => false, _ => null }, [.. messages[q.Id].Select(m => new ToldMessage(m.Id, m.At, m.AuthorId, m.By, m.Text))]))];
    }
}

internal sealed class DealsOfCustomerHandler(OpportunitiesDb db, PipelineReader pipelines, ICurrentUser user) : IRequestHandler<DealsOfCustomer, CustomerDeals>
{
    private const int MostDeals = 10;
    private const int MostQuotes = 3;

    public async Task<CustomerDeals> Handle(DealsOfCustomer request, CancellationToken cancellationToken)
    {
        var isAccount = request.RecordType == "account";
        var deals = db.Opportunities.AsNoTracking().Reach(user, "opportunities.read").Where(o => o.DeletionId == Guid.Empty && o.Status == OpportunityStatus.Open);
        var open = await (isAccount ? deals.Where(o => o.AccountId == request.Id) : deals.Where(o => o.ContactId == request.Id))
            .OrderByDescending(o => o.CompanyMinor).ThenBy(o => o.Id).Take(MostDeals).ToListAsync(cancellationToken);
        var told = db.Of<Quote>().AsNoTracking().Reach(user, "quotes.read").Where(q => q.DeletionId == Guid.Empty && q.SentAt != null);
        var quotes = await (isAccount ? told.Where(q => q.AccountId == request.Id) : told.Where(q => q.ContactId == request.Id))
            .OrderByDescending(q => q.SentAt).ThenByDescending(q => q.Id).Take(MostQuotes).ToListAsync(cancellationToken);
        var stages = open.Count == 0 ? null : await pipelines.Read(cancellationToken);
        return new CustomerDeals(
            [.. open.Select(o => new OpenDeal(o.Id, o.Name ?? "", o.StageId is { } stage ? stages!.Find(stage)?.Name : null, o.Amount?.Amount, o.Amount?.Currency, o.Probability, o.ExpectedCloseDate, o.OwnerId))],
            [.. quotes.Select(q => new LastQuote(
                q.Id, q.Number ?? "", q.Title ?? "", JsonNamingPolicy.CamelCase.ConvertName(q.Status.ToString()!), q.Total?.Amount ?? 0, q.Currency ?? "", q.SentAt!.Value, q.ValidUntil))]);
    }
}
