using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Simtel;
using Cerulean.Documents;

namespace Cerulean.Cherenkov.Output;

/// <summary>
/// Sends files of sim_telarray into any sink of documents, a run for each file: streams of simulated showers, of triggers, and of telescopes.
/// The same file gives the same documents each time, so that a store knows what it has.
/// </summary>
/// <param name="sink">Takes the documents.</param>
/// <param name="options">How the file becomes documents.</param>
public sealed class DocumentOutput(IDocumentSink sink, DocumentOptions? options = null)
{
    private readonly DocumentOptions _options = options ?? new DocumentOptions();

    /// <summary>Sends one file.</summary>
    /// <exception cref="EventIOException">The file is damaged or cut off; everything before was sent, and a stop with exit_status fail, if there was a run header.</exception>
    /// <exception cref="InvalidDataException">An event does not fit its calibration; the same holds.</exception>
    public RunStart Send(string path)
    {
        using var source = SimtelSource.Open([path], new SimtelOptions { WithCalibrationEvents = true, WithUntriggered = true });
        var fault = ReadHead(source);
        var configuration = source.SoFar;
        if (configuration.Run is not { } header) throw fault ?? new EventIOException($"{path} has no run header of sim_telarray before its events, so it is no run. cerulean eventio ls tells what objects it holds.", 0);
        var identity = new RunIdentity(configuration, _options.Layout, new FileInfo(path).Length);
        var clock = new RunClock { Seconds = header.TimeS };
        var run = new RunComposer(sink, clock, new UidSource(identity.Seed)).Start(StartJson.Of(path, configuration), identity.Uid);
        var streams = new RunStreams(run, _options, header.TimeS);
        try
        {
            if (fault is not null) throw fault;
            foreach (var item in Pipeline.Default.Process(source))
            {
                using (item) clock.Seconds = Math.Max(clock.Seconds, streams.Add(item));
            }
        }
        catch (Exception error) when (error is EventIOException or InvalidDataException)
        {
            streams.Flush();

            // Where the file lies is no matter of the run.
            run.Stop(ExitStatus.Fail, error.Message.Replace(path, Path.GetFileName(path), StringComparison.Ordinal));
            throw;
        }

        streams.Flush();
        streams.AddDistribution(configuration);
        run.Stop();
        return run.Start;
    }

    // A file that ends before its events is a run all the same, if it has the header of one.
    private static EventIOException? ReadHead(SimtelSource source)
    {
        try
        {
            _ = source.Configuration;
            return null;
        }
        catch (EventIOException error)
        {
            return error;
        }
    }
}
