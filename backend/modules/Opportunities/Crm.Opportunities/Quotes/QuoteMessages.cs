using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Quotes;

/// <summary>What is asked and answered about quotes.</summary>
internal sealed class QuoteMessages(OpportunitiesDb db, TimeProvider clock)
{
    /// <summary>Whoever has the link may write; not without end.</summary>
    private const int Most = 100;

    public Task<List<QuoteMessage>> Of(Guid quoteId, CancellationToken ct) =>
        db.Of<QuoteMessage>().AsNoTracking().Where(m => m.QuoteId == quoteId).OrderBy(m => m.At).ThenBy(m => m.Id).Take(Most).ToListAsync(ct);

    public async Task<bool> HasRoom(Guid quoteId, CancellationToken ct) => await db.Of<QuoteMessage>().CountAsync(m => m.QuoteId == quoteId, ct) < Most;

    public QuoteMessage Add(Guid quoteId, Guid? authorId, string by, string text) => db.Of<QuoteMessage>().Add(new QuoteMessage
    {
        QuoteId = quoteId, At = clock.GetUtcNow().UtcDateTime, AuthorId = authorId, By = by.Trim().AtMost(QuoteMessage.MaxName), Text = text.Trim().AtMost(QuoteMessage.MaxText),
    }.Told()).Entity;
}
