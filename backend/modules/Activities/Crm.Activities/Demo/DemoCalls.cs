using Crm.Activities.CallLists;
using Crm.Activities.Features.CallLists;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Demo;

/// <summary>A list of customers of Tarnvale who are to be called.</summary>
internal sealed class DemoCalls(ActivitiesDb db, IMediator mediator, ReferenceLabels labels) : IDemoData
{
    private const string Script =
        """
        Good morning, {{contact.givenName}}, this is {{user.name}} of Tarnvale.

        # What I would like to know
        - How is the **balance** doing that we delivered?
        - When is its next calibration due?
        - Who decides about new instruments this year?

        Thank you, and have a good day.
        """;

    public int Order => 30;

    public async Task Seed(CancellationToken ct)
    {
        var people = (await labels.Source("contact")!.Find("", 12, ct)).Select(c => c.Id).ToList();
        var users = (await labels.Source("user")!.Find("", 20, ct)).Select(u => u.Id).ToList();
        if (people.Count == 0 || await db.CallLists.AnyAsync(ct))
        {
            return;
        }

        await mediator.Send(
            new CreateCallList(new CallListSettings { Name = "Calibration round", Script = Script, CallerIds = users }, new CallSource { RecordType = "contact", Ids = people }), ct);
    }
}
