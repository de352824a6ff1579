using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.TestHost;

namespace CookieSecurity.Proof.Infrastructure;

/// <summary>
/// A whole web program, run from its entry point with an in-memory server in place of Kestrel. The program knows nothing of it: the host
/// announces itself to diagnostic listeners while it is built, and that is where its server is exchanged.
/// </summary>
internal sealed class HostedProgram : IAsyncDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    /// <summary>Listeners hear of every host in the process; this tells the own one from those of tests that run beside it.</summary>
    private static readonly AsyncLocal<HostedProgram?> Current = new();

    private readonly Assembly program;
    private readonly TaskCompletionSource<IHost> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IDisposable> subscriptions = [];
    private Task execution = Task.CompletedTask;
    private IHost? host;
    private string? folder;

    private HostedProgram(Assembly program)
    {
        this.program = program;
    }

    /// <param name="program">Its code.</param>
    /// <param name="files">What lies beside it where it runs; a program that has files must hand its arguments to the builder.</param>
    public static async Task<HostedProgram> StartAsync(Assembly program, params (string Name, string Text)[] files)
    {
        var hosted = new HostedProgram(program);
        if (files.Length > 0)
        {
            hosted.folder = Directory.CreateTempSubdirectory("cookie-page-").FullName;
            foreach (var (name, text) in files)
            {
                await File.WriteAllTextAsync(Path.Combine(hosted.folder, name), text);
            }
        }

        hosted.subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(hosted));
        hosted.execution = Task.Factory.StartNew(() => hosted.Execute(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        hosted.host = await hosted.started.Task;
        return hosted;
    }

    public Task<HttpResponseMessage> SendAsync(string method, Uri address) => SendAsync(new HttpRequestMessage(new HttpMethod(method), address));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => host!.GetTestServer().CreateClient().SendAsync(request);

    public async ValueTask DisposeAsync()
    {
        host?.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await execution;
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }

        subscriptions.ForEach(subscription => subscription.Dispose());
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (Current.Value != this)
        {
            return;
        }

        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
        {
            builder.ConfigureServices(services =>
            {
                services.AddSingleton<IServer, TestServer>().AddLogging(logging => logging.ClearProviders());

                // MVC looks for controllers in the process's entry assembly, which is the test runner's.
                var parts = services.LastOrDefault(service => service.ServiceType == typeof(ApplicationPartManager))?.ImplementationInstance as ApplicationPartManager;
                parts?.ApplicationParts.Clear();
                parts?.ApplicationParts.Add(new AssemblyPart(program));
                parts?.ApplicationParts.Add(new CompiledRazorAssemblyPart(program));
            });
        }
        else if (value is { Key: "HostBuilt", Value: IHost built })
        {
            built.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => started.TrySetResult(built));
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error) => started.TrySetException(error);

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) => started.TrySetException(error);

    private void Execute()
    {
        Current.Value = this;
        try
        {
            var main = program.EntryPoint!;
            main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? [] : [folder is null ? Array.Empty<string>() : ["--contentRoot=" + folder]], null);
            started.TrySetException(new InvalidOperationException("The program ended without serving."));
        }
        catch (Exception failure) when (started.TrySetException(failure))
        {
            // Whoever waits for the program to serve learns of it.
        }
    }
}
