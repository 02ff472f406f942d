using Crm.Kernel;
using MediatR;

namespace Crm.Platform.Mediation;

/// <summary>Runs commands inside the unit of work; queries pass through.</summary>
internal sealed class UnitOfWorkBehavior<TRequest, TResponse>(UnitOfWork unitOfWork) : IPipelineBehavior<TRequest, TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        request is ICommand<TResponse> ? unitOfWork.Run(() => next(), cancellationToken) : next();
}
