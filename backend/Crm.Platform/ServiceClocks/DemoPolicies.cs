using Crm.Platform.Data;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.ServiceClocks;

/// <summary>The demonstration's response times: inquiries of the web in half a working day, each later message in a day, and a day to accept what was passed on.</summary>
internal sealed class DemoPolicies(CrmDbContext db, UnitOfWork unitOfWork) : IDemoData
{
    private const int WorkingDay = 8 * 60;

    public int Order => 15;

    public async Task Seed(CancellationToken ct)
    {
        if (await db.Set<ServicePolicy>().AnyAsync(ct))
        {
            return;
        }

        await unitOfWork.Run(
            () =>
            {
                db.AddRange(
                    new ServicePolicy
                    {
                        Position = 0, Name = "Inquiries of the web", RecordType = "lead", Kind = "firstResponse", Where = """{"field":"channel","op":"in","value":["webForm","email"]}""", TargetMinutes = WorkingDay / 2,
                    },
                    new ServicePolicy { Position = 1, Name = "Each answer", RecordType = "lead", Kind = "rollingResponse", TargetMinutes = WorkingDay },
                    new ServicePolicy { Position = 2, Name = "Accept what was passed on", RecordType = "lead", Kind = "acceptance", TargetMinutes = WorkingDay });
                return Task.FromResult(Unit.Value);
            },
            ct);
    }
}
