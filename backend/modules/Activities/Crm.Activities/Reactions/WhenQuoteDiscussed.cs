using Crm.Activities.Timeline;
using Crm.Opportunities.Contracts;
using MediatR;

namespace Crm.Activities.Reactions;

/// <summary>A question about a quote, and the answer, stand on the timelines on which the quote stands.</summary>
internal sealed class WhenQuoteDiscussed(QuotesOnTimelines quotes, ITimeline timeline) : INotificationHandler<QuoteDiscussed>
{
    public async Task Handle(QuoteDiscussed notification, CancellationToken cancellationToken) =>
        await timeline.Write(await quotes.Messages(notification.QuoteId, cancellationToken), cancellationToken);
}
