using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Events;
using Crm.Platform.Mediation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Audit;

/// <summary>Adds to the audit log what the present caller does.</summary>
internal sealed class AuditLog(CrmDbContext db, Outbox outbox, ICurrentUser user, AuditOrigin origin, IServiceScopeFactory scopes, TimeProvider clock) : IAuditLog
{
    public void Write(string action, string? recordType = null, Guid? recordId = null, object? details = null)
    {
        var entry = Entry(action, recordType, recordId, details);
        db.Add(entry);
        if (AuditActions.ConcernsOwner(action) && recordType is not null && recordId is { } id)
        {
            outbox.Add(new SecurityNoted(action, recordType, id, entry.At));
        }
    }

    public async Task WriteNow(string action, string? recordType = null, Guid? recordId = null, object? details = null, CancellationToken ct = default)
    {
        var entry = Entry(action, recordType, recordId, details);
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            await scope.ServiceProvider.GetRequiredService<UnitOfWork>().Run(
                () =>
                {
                    scope.ServiceProvider.GetRequiredService<CrmDbContext>().Add(entry);
                    return Unit.Task;
                },
                ct);
        }
    }

    private AuditEntry Entry(string action, string? recordType, Guid? recordId, object? details) => new()
    {
        At = clock.GetUtcNow().UtcDateTime,
        // Whoever signs in, or comes with a link of one's own, is nobody yet in this request, and yet known.
        ActorId = user.Id ?? (AuditActions.ProvesIdentity(action) && recordType == "user" ? recordId : null),
        Source = user.Source,
        SessionId = origin.SessionId,
        Ip = origin.Ip,
        UserAgent = origin.UserAgent,
        Action = action,
        RecordType = recordType,
        RecordId = recordId,
        Details = details is null ? null : JsonSerializer.Serialize(details, JsonColumn.Options),
    };
}
