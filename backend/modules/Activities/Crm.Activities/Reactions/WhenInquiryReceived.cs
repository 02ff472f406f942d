using Crm.Activities.Domain;
using Crm.Kernel.Values;
using Crm.Leads.Contracts;
using Crm.Platform.Records;
using MediatR;

namespace Crm.Activities.Reactions;

/// <summary>What somebody asked by a form stands on their timeline, with its number, so that it is found by that.</summary>
internal sealed class WhenInquiryReceived(IMediator mediator, RecordCatalog catalog) : INotificationHandler<InquiryReceived>
{
    private const int MostSubject = 300;
    private const int MostBody = 20_000;

    public async Task Handle(InquiryReceived notification, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ReadInquiry(notification.InquiryId), cancellationToken) is not { } inquiry)
        {
            return;
        }

        if (inquiry.Visits is { } visits)
        {
            await Note(inquiry, visits.Title, visits.Text, visits.LastAt, cancellationToken);
        }

        await Note(inquiry, $"{inquiry.Reference} · {inquiry.Form}", inquiry.Text, inquiry.At, cancellationToken);
    }

    private Task Note(InquiryText inquiry, string subject, string body, DateTime at, CancellationToken ct)
    {
        var (type, values) = (catalog.Of<Activity>(), new RecordValues());
        Set("kind", ActivityKind.Note);
        Set("subject", subject.AtMost(MostSubject));
        Set("body", body.AtMost(MostBody));
        Set("direction", ActivityDirection.Inbound);
        Set("startsAt", at);
        Set(inquiry.RecordType == "contact" ? "contactId" : "leadId", inquiry.RecordId);
        if (inquiry.OwnerId is { } owner)
        {
            Set("ownerId", owner);
        }

        return mediator.Send(new CreateRecord<Activity>(values), ct);

        void Set(string field, object? value) => values.Set(type.Find(field)!, value);
    }
}
