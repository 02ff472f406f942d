using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Motives;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Startup;

/// <summary>Writes the usual motives of buying again; from then on the list is the administrator's.</summary>
internal sealed class SeedMotives(OpportunitiesDb db, UnitOfWork unitOfWork) : IStartupTask
{
    public int Order => 21;

    public async Task Run(CancellationToken ct)
    {
        try
        {
            await unitOfWork.Run(async () =>
            {
                if (!await db.Of<PurchaseMotive>().AnyAsync(ct))
                {
                    db.Of<PurchaseMotive>().AddRange(UsualMotives.Make());
                }

                if (!await db.Of<MotiveSettings>().AnyAsync(ct))
                {
                    db.Of<MotiveSettings>().Add(new MotiveSettings { IsOn = true, EveryDays = UsualMotives.EveryDays });
                }

                return Unit.Value;
            }, ct);
        }
        catch (ConflictException)
        {
            // Another instance starts at the same moment and was first.
        }
    }
}
