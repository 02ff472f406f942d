using System.Globalization;
using Crm.Activities.Timeline;
using Crm.Platform.History;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Activities.Operation;

/// <summary>Makes all timelines anew from the history of changes; consents and files, which were told once, stay.</summary>
internal sealed class RebuildTimelineVerb : IOperatorVerb
{
    private static readonly string[] ToldOnce = ["consent", "file"];

    public string Name => "timeline rebuild";

    public string Usage => "";

    public async Task<int> Run(IServiceProvider services, IReadOnlyDictionary<string, string> options, CancellationToken ct)
    {
        var db = services.GetRequiredService<ActivitiesDb>();
        var follower = services.GetRequiredService<ChangeFollower>();
        await db.Timeline.Where(e => !ToldOnce.Contains(e.Kind)).ExecuteDeleteAsync(ct);
        await follower.Restart(FollowChanges.ListenerName, ct);
        await follower.RunOnce(ct);
        var count = await db.Timeline.LongCountAsync(ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} entries. A server that runs goes on where this ended."));
        return 0;
    }
}
