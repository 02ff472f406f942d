using Crm.Contacts.Contracts;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Quotes;

/// <summary>Something that speaks against sending a quote; a manager may send it all the same, with a reason.</summary>
/// <param name="Code">otherPrice (a colleague has told the customer another one) or arrears.</param>
/// <param name="Line">The line concerned, counted from 1.</param>
/// <param name="Price">What this quote says, of one and after the discount.</param>
/// <param name="Other">What the other quote says, or what is overdue.</param>
internal sealed record Obstacle(
    string Code, int? Line = null, string? Name = null, decimal? Price = null, decimal? Other = null, string? Currency = null, Guid? QuoteId = null, string? Number = null,
    Guid? OwnerId = null, string? OwnerName = null, DateOnly? ValidUntil = null, int? Days = null);

/// <summary>One price for one customer: looks for other prices that the customer, its parents or its children were told for the same product.</summary>
internal sealed class QuoteGuard(OpportunitiesDb db, Customers customers, Standing standing, ReferenceLabels labels, IMediator mediator)
{
    /// <summary>A price that was told so lately still counts, also where its quote no longer holds.</summary>
    private const int RecentDays = 90;

    public async Task<IReadOnlyList<Obstacle>> Check(Quote quote, AccountFacts? account, CancellationToken ct)
    {
        var found = new List<Obstacle>();
        if (account is null)
        {
            return found;
        }

        var lines = quote.Lines.Select((l, i) => (Line: l, Number: i + 1)).Where(l => l.Line.ProductId is not null).ToList();
        var told = await Told(quote, [.. lines.Select(l => l.Line.ProductId!.Value).Distinct()], account.Family, ct);
        var owners = await labels.Fetch(told.Where(t => t.OwnerId is not null).Select(t => ("user", t.OwnerId!.Value)), ct);
        foreach (var (line, number) in lines)
        {
            found.AddRange(told.Where(t => t.ProductId == line.ProductId && t.NetPrice != Exact.Millionths(line.NetPrice)).Select(t => new Obstacle(
                "otherPrice", number, line.Name, line.NetPrice, Exact.OfMillionths(t.NetPrice), t.Currency, t.QuoteId, t.Number, t.OwnerId, owners.Of("user", t.OwnerId), t.ValidUntil)));
        }

        var arrears = await standing.Arrears(await customers.Of(account.Id, ct), ct);
        if (arrears.IsHeld)
        {
            found.AddRange(arrears.Overdue.Select(o => new Obstacle("arrears", Other: o.Amount, Currency: o.Currency, Days: arrears.OverdueDays)));
        }

        return found;
    }

    public Task<AccountFacts?> Account(Quote quote, CancellationToken ct) => quote.AccountId is { } id ? mediator.Send(new ReadAccountFacts(id), ct) : Task.FromResult<AccountFacts?>(null);

    /// <summary>What others told the same company in open and recent quotes.</summary>
    private async Task<List<QuotedPrice>> Told(Quote quote, List<Guid> productIds, IReadOnlyList<Guid> family, CancellationToken ct)
    {
        var rows = await Told(db, productIds, family, quote.Currency!, standing.Today).ToListAsync(ct);
        return [.. rows.Where(p => p.QuoteId != quote.Id && p.Number != quote.Number && p.OwnerId != quote.OwnerId).OrderByDescending(p => p.SentOn).DistinctBy(p => (p.QuoteId, p.ProductId, p.NetPrice))];
    }

    /// <summary>By the index over product and account.</summary>
    internal static IQueryable<QuotedPrice> Told(OpportunitiesDb db, List<Guid> productIds, IReadOnlyList<Guid> family, string currency, DateOnly today)
    {
        var recent = today.AddDays(-RecentDays);
        return db.Of<QuotedPrice>().AsNoTracking().Where(p => EF.Parameter(productIds).Contains(p.ProductId) && EF.Parameter(family).Contains(p.AccountId)
            && p.Currency == currency && (p.SentOn >= recent || p.ValidUntil >= today));
    }

    /// <summary>Takes this company's turn: whoever does so at the same moment is refused, and has to look again.</summary>
    public async Task TakeTurn(AccountFacts account, CancellationToken ct)
    {
        var turn = await db.Of<QuoteTurn>().FirstOrDefaultAsync(t => t.RootAccountId == account.Root, ct) ?? db.Of<QuoteTurn>().Add(new QuoteTurn { RootAccountId = account.Root }).Entity;
        turn.Turn++;
    }

    /// <summary>Remembers what the customer is told.</summary>
    public async Task Remember(Quote quote, AccountFacts account, CancellationToken ct)
    {
        // A newer version takes back what an older one said.
        await db.Of<QuotedPrice>().Where(p => p.Number == quote.Number && p.AccountId == account.Id).ForEachAsync(p => db.Of<QuotedPrice>().Remove(p), ct);
        db.Of<QuotedPrice>().AddRange(quote.Lines.Where(l => l.ProductId is not null).Select(l => new QuotedPrice
        {
            QuoteId = quote.Id, Number = quote.Number!, AccountId = account.Id, ProductId = l.ProductId!.Value, Currency = quote.Currency!, NetPrice = Exact.Millionths(l.NetPrice),
            OwnerId = quote.OwnerId, SentOn = standing.Today, ValidUntil = quote.ValidUntil,
        }));
    }
}
