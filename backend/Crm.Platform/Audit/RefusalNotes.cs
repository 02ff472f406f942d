using System.Text.Json;
using Crm.Platform.Data;
using Crm.Platform.Mediation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Audit;

/// <summary>Notes how often somebody was refused again within a minute.</summary>
internal sealed class RefusalNotes(RefusalRate rate, IServiceScopeFactory scopes, TimeProvider clock)
{
    public async Task Write(CancellationToken ct)
    {
        var ended = rate.Ended();
        if (ended.Count == 0)
        {
            return;
        }

        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
            await scope.ServiceProvider.GetRequiredService<UnitOfWork>().Run(
                () =>
                {
                    db.AddRange(ended.Select(e => new AuditEntry
                    {
                        At = clock.GetUtcNow().UtcDateTime, ActorId = e.Refused.CallerId, Source = e.Refused.Source, Action = AuditActions.AccessRefused,
                        Details = JsonSerializer.Serialize(new { operation = e.Refused.Operation, status = e.Refused.Status, more = e.More, since = e.Since.UtcDateTime }, JsonColumn.Options),
                    }));
                    return Unit.Task;
                },
                ct);
        }
    }
}
