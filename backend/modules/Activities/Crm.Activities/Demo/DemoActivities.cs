using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Activities.Domain;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Demo;

/// <summary>What the people of Tarnvale have lately done with their customers, and what is before them today.</summary>
internal sealed class DemoActivities(ActivitiesDb db, IMediator mediator, RecordCatalog catalog, ReferenceLabels labels, TimeProvider clock) : IDemoData
{
    public int Order => 20;

    public async Task Seed(CancellationToken ct)
    {
        var people = (await labels.Source("contact")!.Find("", 12, ct)).Select(c => c.Id).ToList();
        if (people.Count == 0 || await db.Activities.AnyAsync(ct))
        {
            return;
        }

        var users = (await labels.Source("user")!.Find("", 20, ct)).Select(u => u.Id).ToList();
        var midnight = clock.GetUtcNow().UtcDateTime.Date;
        foreach (var (happening, index) in DemoHappenings.All.Select((h, i) => (h, i)))
        {
            var activity = happening.Of(midnight.AddDays(happening.Day).AddMinutes(happening.Minute));
            activity["contactId"] = people[index % people.Count];
            activity["ownerId"] = users.Count == 0 ? null : users[index % users.Count];
            await mediator.Send(new CreateRecord<Activity>(RecordValues.Read(catalog.Of<Activity>(), JsonSerializer.SerializeToElement<JsonObject>(activity))), ct);
        }
    }
}
