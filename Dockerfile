# Build: docker build -t searchservice .
# Run:   docker run -p 5080:8080 -v "$PWD/my-articles:/data/articles:ro" -v searchservice-index:/data/index searchservice
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/SearchService.Engine/SearchService.Engine.csproj src/SearchService.Engine/
COPY src/SearchService.Articles/SearchService.Articles.csproj src/SearchService.Articles/
COPY src/SearchService/SearchService.csproj src/SearchService/
RUN dotnet restore src/SearchService/SearchService.csproj
COPY src src
RUN dotnet publish src/SearchService/SearchService.csproj -c Release -o /app --no-restore

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# The sample articles, until a volume with others takes their place.
COPY index-data/articles /data/articles
COPY index-data/synonyms.txt index-data/stopwords.txt /data/
RUN mkdir -p /data/index && chown -R "$APP_UID" /data
ENV ASPNETCORE_URLS=http://+:8080 \
    Search__ArticlesPath=/data/articles \
    Search__IndexPath=/data/index \
    Search__SynonymsPath=/data/synonyms.txt \
    Search__StopWordsPath=/data/stopwords.txt
VOLUME /data/index
USER $APP_UID
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "SearchService.dll"]
CMD ["serve"]
