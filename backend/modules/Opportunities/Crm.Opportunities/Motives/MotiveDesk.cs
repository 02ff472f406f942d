using Crm.Kernel;
using Crm.Opportunities.CustomerPages;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Motives;

/// <summary>Knows who may be asked why they have ordered again, and keeps what was asked.</summary>
internal sealed class MotiveDesk(OpportunitiesDb db, Customers customers, ICurrentUser user, TimeProvider clock)
{
    private const int LinkDays = 60;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<MotiveSettings> Settings(CancellationToken ct) => db.Of<MotiveSettings>().SingleAsync(s => s.Name == MotiveSettings.Only, ct);

    /// <summary>Those that are offered, in their order.</summary>
    public Task<List<PurchaseMotive>> Offered(CancellationToken ct) =>
        db.Of<PurchaseMotive>().AsNoTracking().Where(m => !m.IsRetired).OrderBy(m => m.Position).ThenBy(m => m.Id).ToListAsync(ct);

    /// <summary>An order of an account that the caller sees, and whether the customer had ordered before.</summary>
    public async Task<(Order Order, bool IsRepeat)> OrderOf(Guid accountId, Guid orderId, CancellationToken ct)
    {
        var ids = (await customers.Visible(accountId, ct)).ConvertAll(c => (Guid?)c);
        var order = await db.Of<Order>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId && EF.Parameter(ids).Contains(o.CustomerId), ct) ?? throw new NotFoundException("order");
        var isRepeat = await db.Of<Order>().AnyAsync(o => EF.Parameter(ids).Contains(o.CustomerId) && o.OrderedAt <= order.OrderedAt && o.Id != order.Id && o.State != OrderState.Cancelled, ct);
        return (order, isRepeat);
    }

    public Task<MotiveAsk?> AskOf(Guid orderId, CancellationToken ct) => db.Of<MotiveAsk>().FirstOrDefaultAsync(a => a.OrderId == orderId, ct);

    /// <summary>From when on the customer may be asked about another order; null for now.</summary>
    public async Task<DateTime?> NextFor(Guid accountId, Guid orderId, MotiveSettings settings, CancellationToken ct)
    {
        var since = Now.AddDays(-settings.EveryDays);
        var last = await db.Of<MotiveAsk>().Where(a => a.AccountId == accountId && a.AskedAt > since && a.OrderId != orderId).MaxAsync(a => (DateTime?)a.AskedAt, ct);
        return last?.AddDays(settings.EveryDays);
    }

    /// <summary>Makes the address at which the customer answers; one that was made before for the same order does not hold any more.</summary>
    public async Task<(MotiveAsk Ask, string Token)> Link(Guid accountId, Guid orderId, Guid? contactId, CancellationToken ct)
    {
        var token = SecretAddress.New();
        var ask = await AskOf(orderId, ct) ?? db.Of<MotiveAsk>().Add(new MotiveAsk { OrderId = orderId, AccountId = accountId, ContactId = contactId, Channel = MotiveChannel.Link, AskedAt = Now, AskedBy = user.Id }).Entity;
        (ask.TokenHash, ask.ExpiresAt) = (SecretAddress.Hash(token), Now.AddDays(LinkDays));
        return (ask, token);
    }

    /// <summary>What a colleague has heard.</summary>
    public async Task<MotiveAsk> Note(Guid accountId, Guid orderId, PurchaseMotive motive, CancellationToken ct)
    {
        var ask = await AskOf(orderId, ct) ?? db.Of<MotiveAsk>().Add(new MotiveAsk { OrderId = orderId, AccountId = accountId, Channel = MotiveChannel.Colleague, AskedAt = Now, AskedBy = user.Id, ExpiresAt = Now }).Entity;
        ask.Answer(motive.Id, Now, user.Id);
        return ask;
    }

    /// <summary>What is asked behind an address; null for what nobody was given, or has run out.</summary>
    public async Task<MotiveAsk?> Find(string token, CancellationToken ct)
    {
        var (hash, now) = (SecretAddress.Hash(token), Now);
        return await db.Of<MotiveAsk>().AsNoTracking().FirstOrDefaultAsync(a => a.TokenHash == hash && a.ExpiresAt > now, ct);
    }
}
